import { seeded } from "@/test/random";

/** For tests: texts that are hard to take words from, and what surely has to find each. */
export function hardTexts(): { value: string; finds?: string[] }[] {
  const random = seeded(5);
  const pick = (letters: string, count: number) => random.times(count, () => random.pick([...letters])).join("");
  const chinese = pick("申请退款订单号码客户服务问题已经处理完成时间产品质量很好物流太慢", 9_000);
  const paths = random
    .times(900, (i) => `/srv/app${random.integer(99)}/module_${i}/File${random.hex(4)}Name.ts`)
    .join("\n");
  const sentence = "The warehouse could not confirm the refund because the order was changed";
  const json = { role: "user", note: 'He said "REFUND now"\nand left\tquickly', path: "C:\\temp\\new", n: 1.5 };
  return [
    { value: "申请退款，订单号码是12345。请尽快处理", finds: ["退款", "款", "处理", "12345", '"退款，订单"'] },
    { value: "返金をお願いします。カタカナ ﾊﾝｶｸ ー", finds: ["返金", "お願い", "カタカナ", "ハンカク", "金"] },
    { value: "환불을 요청합니다 환불", finds: ["환불", "요청합니다", "환불*"] },
    { value: "أريد استرداد المبلغ، مِنْ فَضْلِكَ", finds: ["استرداد", "من", "*ترداد"] },
    { value: "אני רוצה החזר כספי שָׁלוֹם", finds: ["החזר", "שלום"] },
    { value: "Возврат денег, пожалуйста: ВОЗВРАТ-денег", finds: ["возврат", "Денег", "возвр*"] },
    { value: "ΕΛΛΆΔΑ Οδυσσεύς επιστροφή χρημάτων", finds: ["ελλάδα", "οδυσσευσ", "Επιστροφη"] },
    { value: "मुझे पैसे वापस चाहिए नमस्ते", finds: ["नमस्ते", "वापस"] },
    { value: "ฉันต้องการเงินคืน ขอบคุณ", finds: ["ขอบคุณ"] },
    { value: "shipped 🚀🎉 done👍🏽 family 👨‍👩‍👧", finds: ["🚀", "🎉", "done", "👍🏽"] },
    {
      value: "naïve café ÉTÉ Ångström Łukasz ﬁne ofﬁce ＡＢＣ１ x² ½ ㎏ 5㎏ Straße",
      finds: ["naive", "ete", "fine", "office", "abc1", "x2", "kg"],
    },
    {
      value: "un caf\\u00e9 \\u6ce8\\u6587 \\ud83d\\ude80 na\\u00EFve\\nrefund",
      finds: ["café", "注文", "🚀", "naive", "refund"],
    },
    { value: JSON.stringify(json), finds: ["refund", "left", "quickly", "temp", "1.5"] },
    { value: JSON.stringify({ a: JSON.stringify(json) }), finds: ["refund", "left", "new"] },
    {
      value: JSON.stringify([JSON.stringify({ b: JSON.stringify(json) })]),
      finds: ["refund", "left"],
    },
    { value: `Tool said: ${JSON.stringify(json)}`, finds: ["refund", "left", '"and left"', "note"] },
    { value: "C:\\Users\\ann\\new\\table.txt D:\\\\share\\\\nested", finds: ["users", "new", "table.txt", "nested"] },
    {
      value: "parseHTTPResponse getUserName возвратДенег iPhone12Pro snake_case_name kebab-case-name",
      finds: ["http", "response", "parsehttpresponse", "user", "денег", "snake_case_name", "case", "kebab-case-name"],
    },
    { value: `${"x".repeat(100)} ${random.hex(40)} ${random.hex(32)}`, finds: ["x".repeat(100)] },
    { value: `data:image/png;base64,${pick("ABCDEFGHabcdefgh0123456789+/", 20_000)} tail`, finds: ["tail", "base64"] },
    { value: chinese, finds: [chinese.slice(4_000, 4_012), chinese.slice(3_500, 3_600), chinese.slice(8_990)] },
    { value: chinese.slice(0, 4_500), finds: [chinese.slice(4_480, 4_500)] },
    {
      value: JSON.stringify({ text: escaped(chinese) }),
      finds: [chinese.slice(500, 520), chinese.slice(7_000, 7_030)],
    },
    { value: `Said: "${escaped(chinese)}"`, finds: [chinese.slice(600, 640)] },
    { value: paths, finds: paths.split("\n").filter((_, i) => i % 60 === 0) },
    { value: paths.replaceAll("\n", "."), finds: ["module_500", "module_333"] },
    {
      value: random.times(200, (i) => `${sentence} ${i}.`).join(" "),
      finds: [`"${sentence} 77. ${sentence}"`, '"changed 150. the warehouse"'],
    },
    { value: random.times(200, (i) => `${sentence} ${i}.`).join("\n"), finds: [`"${sentence} 77. ${sentence}"`] },
    {
      value: "email ann.o'neil+x@example.co.uk, https://api.example.com/v1/users?id=42&x=%C3%A9#top",
      finds: ["ann.o'neil", '"example.co.uk"', "api.example.com/v1/users", "42"],
    },
    { value: "\u0000nul\u001b[31mred\u001b[0m \ud800lone tab\there", finds: ["nul", "31mred", "lone", "tab", "here"] },
    { value: '{"big":12345678901234567890,"list":[1.10,true,null,"x"]}', finds: ["12345678901234567890", "true"] },
    { value: '{"broken": "json, with refund\\nand more', finds: ["refund", "and", "broken"] },
  ];
}

function escaped(text: string) {
  return text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
