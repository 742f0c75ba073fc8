const PORT = "3217";

/** The server that the journeys run on: the production build, with the demo traces. */
export const server = {
  email: "owner@example.com",
  password: "correct horse battery",
  apiKey: "e2e-key-of-the-first-project",
  env: {
    PORT,
    PHAROS_URL: `http://127.0.0.1:${PORT}`,
    PHAROS_DATA_DIR: "test-results/pharos",
    PHAROS_INIT_EMAIL: "owner@example.com",
    PHAROS_INIT_PASSWORD: "correct horse battery",
    PHAROS_INIT_API_KEY: "e2e-key-of-the-first-project",
  },
};
