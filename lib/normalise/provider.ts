/** Every spelling of a provider, in lower case, to the name of the GenAI conventions. */
const aliases: Record<string, string> = {
  "az.ai.openai": "azure.ai.openai",
  "azure-openai": "azure.ai.openai",
  azure_openai: "azure.ai.openai",
  azure: "azure.ai.openai",
  "az.ai.inference": "azure.ai.inference",
  bedrock: "aws.bedrock",
  "amazon-bedrock": "aws.bedrock",
  aws_bedrock: "aws.bedrock",
  aws: "aws.bedrock",
  google: "gcp.gemini",
  gemini: "gcp.gemini",
  google_genai: "gcp.gemini",
  "google-generative-ai": "gcp.gemini",
  "google-gla": "gcp.gemini",
  "gcp.vertex.agent": "gcp.gen_ai",
  vertex_ai: "gcp.vertex_ai",
  vertexai: "gcp.vertex_ai",
  vertex: "gcp.vertex_ai",
  "google-vertex": "gcp.vertex_ai",
  mistralai: "mistral_ai",
  mistral: "mistral_ai",
  xai: "x_ai",
  "x-ai": "x_ai",
  moonshot: "moonshot_ai",
  moonshotai: "moonshot_ai",
  watsonx: "ibm.watsonx.ai",
};

const dotted = new Set(["aws", "azure", "gcp", "ibm", "az"]);

export function canonicalProvider(name: string): string {
  const lower = name.toLowerCase();
  if (Object.hasOwn(aliases, lower)) return aliases[lower] ?? lower;
  const head = lower.split(".", 1)[0] ?? lower;
  if (dotted.has(head) || head === lower) return lower;
  return Object.hasOwn(aliases, head) ? (aliases[head] ?? head) : head;
}

/** Vertex AI names a model by its whole path. */
export function bareModel(model: string | null): string | null {
  const path = model?.startsWith("projects/") || model?.startsWith("models/");
  return path && model ? model.slice(model.lastIndexOf("/") + 1) : model;
}

/** A router's model name says whose model it is: `anthropic/claude-…`. */
export function providerInModel(model: string): string | null {
  const slash = model.indexOf("/");
  return slash > 0 && slash < 32 ? canonicalProvider(model.slice(0, slash)) : null;
}
