import { UserSkeletons } from "./user-skeletons";

export function UsersLoading() {
  return (
    <table aria-busy aria-label="Loading users" className="w-full border-separate border-spacing-0">
      <tbody>
        <UserSkeletons count={15} />
      </tbody>
    </table>
  );
}
