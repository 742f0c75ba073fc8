/** As many cards beside each other as have room; the placeholders of cards lie in the same. */
export const cardGrid = "grid grid-cols-[repeat(auto-fill,minmax(min(100%,20rem),1fr))] gap-3 p-3 empty:hidden";
