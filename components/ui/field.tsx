import { type ReactNode, useId } from "react";
import { cx } from "./cx";

type Control = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

type Props = {
  label: ReactNode;
  help?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: (control: Control) => ReactNode;
};

/** Ties a label, a help text and an error to a control: `<Field label="Name">{(control) => <Input {...control} />}</Field>` */
export function Field({ label, help, error, className, children }: Props) {
  const id = useId();
  const note = error ?? help;

  return (
    <div className={cx("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, "aria-describedby": note ? `${id}-note` : undefined, "aria-invalid": error ? true : undefined })}
      {note && (
        <p
          id={`${id}-note`}
          role={error ? "alert" : undefined}
          className={cx("text-sm", error ? "text-bad" : "text-fg-3")}
        >
          {note}
        </p>
      )}
    </div>
  );
}
