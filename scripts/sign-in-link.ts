import { openDatabase } from "./database";
import { exitWith, readEnvironment } from "./environment";

const environment = readEnvironment();
const database = await openDatabase(environment).catch((error) => exitWith(error.message));
// Only now is DATABASE_URL known to the client that these import.
const { createSignInLink } = await import("@/lib/account/bootstrap");
const { sql } = await import("@/db");

const link = await createSignInLink(process.argv[2]).catch((error: Error) => error);
await sql.end({ timeout: 1 });
await database.close();
if (link instanceof Error) exitWith(link.message);
console.log(link);
