export interface Customer {
  id: string;
  name: string;
  email: string;
  city: string;
  language: "en" | "de" | "es" | "ja" | "ar";
}

const cities = ["Leeds", "Utrecht", "Dublin", "Lyon", "Ghent", "Bristol", "Graz", "Porto"];

const english = [
  "Maya Okafor",
  "Tom Brennan",
  "Priya Raman",
  "Ellen Visser",
  "Marcus Hale",
  "Sofia Lindqvist",
  "Jonah Whitfield",
  "Aoife Kearney",
  "Daniel Osei",
  "Hannah Frost",
  "Luca Marchetti",
  "Grace Tan",
  "Oliver Dunn",
  "Ines Duarte",
  "Noah Bakker",
  "Ruth Adeyemi",
  "Callum Reid",
  "Freya Nilsen",
  "Sam Whitaker",
  "Leila Haddad",
  "Pieter Claes",
  "Chloe Marsh",
  "Ivan Petrov",
  "Bea Hollis",
  "Arjun Mehta",
  "Nora Quinn",
  "Felix Rowe",
  "Tess Morgan",
  "Owen Pryce",
  "Zoë Jansen",
  "Mateo Silva",
  "Kate Lowry",
];

export const customers: Customer[] = [
  ...english.map((name, index) => customer(name, index, cities[index % cities.length] ?? "Leeds", "en")),
  customer("Jürgen Weiß", 32, "Kassel", "de"),
  customer("Annika Schäfer", 33, "Bremen", "de"),
  customer("Lucía Fernández", 34, "Sevilla", "es"),
  customer("Andrés Núñez", 35, "Valencia", "es"),
  customer("佐藤 美咲", 36, "札幌", "ja"),
  customer("田中 健", 37, "福岡", "ja"),
  customer("ليلى حسن", 38, "عمّان", "ar"),
  customer("يوسف العلي", 39, "دبي", "ar"),
];

function customer(name: string, index: number, city: string, language: Customer["language"]): Customer {
  const id = `user_${8_675_309 + index * 7919}`;
  const latin = /^[\p{Script=Latin} ]+$/u.test(name);
  const mailbox = latin
    ? name.normalize("NFD").replace(/\p{M}/gu, "").replace("ß", "ss").toLowerCase().replace(" ", ".")
    : id;
  return { id, name, email: `${mailbox}@example.com`, city, language };
}
