import { call, type Script, use } from "../script";
import { carrierName, money } from "../shop";
import { type Case, firstTurns, reply, type Scenario, withStatus } from "./case";
import { lookUp, refund, track } from "./steps";

function tracked(c: Case, answer: string): () => Script {
  return function* script() {
    yield* lookUp(c);
    yield* track(c);
    return answer;
  };
}

function refundedWith(c: Case, answer: string): () => Script {
  return function* script() {
    yield* refund(c, c.item.cents, "damaged on arrival");
    return answer;
  };
}

export const german: Scenario = (c) => {
  withStatus(c, "shipped");
  const { order, item, customer } = c;
  return firstTurns(c.random.int(1, 3), [
    {
      user: `Guten Tag, wo bleibt meine Bestellung ${order.id}? Laut E-Mail sollte sie längst da sein. Grüße, ${customer.name}`,
      script: tracked(
        c,
        `Guten Tag, Ihre Bestellung ${order.id} ist bei ${carrierName(order)} und wurde zuletzt im Verteilzentrum gescannt. Die Zustellung ist für den ${order.due} angekündigt. Entschuldigen Sie bitte die Verzögerung.`,
      ),
    },
    {
      user: `Ich sehe gerade: Das Paket steht schon beim Nachbarn, aber der Artikel „${item.name}“ ist beschädigt – die Naht ist aufgerissen. Ich möchte mein Geld zurück.`,
      script: refundedWith(
        c,
        `Das tut mir leid. Die Erstattung (refund) über ${money(item.cents)} auf Ihre Karte mit den Endziffern ${order.card} ist veranlasst und in drei bis fünf Werktagen sichtbar. Zurückschicken müssen Sie nichts.`,
      ),
    },
    { user: "Vielen Dank für die schnelle Hilfe! 👍", script: reply("Sehr gern! Einen schönen Tag noch.") },
  ]);
};

export const spanish: Scenario = (c) => {
  withStatus(c, "delivered");
  const { order, item, first } = c;
  return firstTurns(c.random.int(2, 3), [
    {
      user: `Hola, me llegó el pedido ${order.id} pero el artículo (${item.name}) vino roto 😡 ¿Qué hago?`,
      *script() {
        yield* lookUp(c);
        return `Hola, ${first}. Lamento mucho lo ocurrido. Puede elegir entre un reembolso completo o un artículo nuevo sin coste. ¿Me envía una foto del daño y otra de la caja?`;
      },
    },
    {
      user: "Ya envié las fotos. Prefiero el reembolso, por favor.",
      script: refundedWith(
        c,
        `Gracias. Hemos reembolsado ${money(item.cents)} a la tarjeta terminada en ${order.card}; lo verá en su cuenta en tres a cinco días laborables. No hace falta que devuelva el artículo.`,
      ),
    },
    {
      user: "¿Seguro que no tengo que devolver nada?",
      script: reply("Seguro. Por debajo de 150 € no pedimos la devolución; puede reciclarlo con tranquilidad."),
    },
  ]);
};

export const japanese: Scenario = (c) => {
  withStatus(c, "shipped");
  const { order, item, customer } = c;
  return firstTurns(c.random.int(1, 2), [
    {
      user: `注文番号 ${order.id} の荷物がまだ届きません。いつ届きますか？`,
      script: tracked(
        c,
        `${customer.name}様、お問い合わせありがとうございます。ご注文 ${order.id} は現在配送センターにあり、${order.due} にお届けの予定です。ご不便をおかけして申し訳ございません。`,
      ),
    },
    {
      user: `すみません、宅配ボックスに入っていました。ですが、${item.name} が壊れていました。返金をお願いします。`,
      script: refundedWith(
        c,
        `ご迷惑をおかけして申し訳ございません。${money(item.cents)} の返金手続きが完了しました。末尾 ${order.card} のカードに三〜五営業日で反映されます。商品のご返送は不要です。`,
      ),
    },
  ]);
};

export const arabic: Scenario = (c) => {
  const early = c.random.chance(0.5);
  withStatus(c, early ? "processing" : "shipped");
  const { order } = c;
  return firstTurns(c.random.int(1, 2), [
    {
      user: `مرحبا، أريد إلغاء الطلب ${order.id} لأنني طلبت المقاس الخطأ.`,
      *script() {
        yield* lookUp(c);
        const [done] = yield use(call("cancel_order", { order_id: order.id }));
        return done?.ok === true
          ? `أهلاً بك. تم إلغاء الطلب ${order.id} وسيُعاد المبلغ ${money(order.totalCents)} إلى بطاقتك المنتهية بـ ${order.card} خلال ثلاثة إلى خمسة أيام عمل.`
          : `أهلاً بك. للأسف تم تجهيز الطلب ${order.id} ولا يمكن إيقافه. يمكنك رفض استلام الطرد أو إعادته خلال ٣٠ يوماً واسترداد المبلغ كاملاً.`;
      },
    },
    { user: "شكراً جزيلاً على المساعدة 🌷", script: reply("على الرحب والسعة، يومك سعيد.") },
  ]);
};
