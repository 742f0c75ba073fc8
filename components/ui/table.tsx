import type { ComponentProps } from "react";
import { cx } from "./cx";

/** A plain table in the house style; lists that grow without end are virtualised by their feature. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    <div className="overflow-x-auto">
      <table className={cx("w-full border-collapse", className)} {...props} />
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cx(
        "h-[30px] whitespace-nowrap border-line border-b bg-panel px-2.5 text-left font-medium text-fg-3 text-sm",
        className,
      )}
      {...props}
    />
  );
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cx("hover:bg-hover", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cx("h-(--row) whitespace-nowrap border-line border-b px-2.5", className)} {...props} />;
}
