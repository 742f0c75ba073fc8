import "server-only";

export async function maintain() {
  // Filled in with partitions.
}
