/** For the process that takes traces in: its garbage is mostly text that lives for one request, and goes cheaply while young. */
export const serverFlags = ["--max-semi-space-size=32"];
