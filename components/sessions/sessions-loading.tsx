import { SessionSkeletons } from "./session-skeletons";

export function SessionsLoading() {
  return (
    <table aria-busy aria-label="Loading sessions" className="w-full border-separate border-spacing-0">
      <tbody>
        <SessionSkeletons count={15} />
      </tbody>
    </table>
  );
}
