"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { acceptInvitation } from "@/lib/members/actions";

export function AcceptInvitation({ token, project }: { token: string; project: string }) {
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => acceptInvitation({ token }),
    onSuccess: ({ data: joined }) => {
      if (joined) window.location.replace(`/${joined.slug}/traces`);
    },
  });
  const problem = error ? "The server could not be reached. Try again." : data?.error;

  return (
    <>
      {problem && (
        <p role="alert" className="rounded-md bg-bad-bg px-2.5 py-1.5 text-bad">
          {problem}
        </p>
      )}
      <Button variant="primary" size="lg" className="justify-center" disabled={isPending} onClick={() => mutate()}>
        Join {project}
      </Button>
    </>
  );
}
