export interface Product {
  sku: string;
  name: string;
  cents: number;
  note: string;
  /** What customers find broken. */
  damage: string;
}

export const products: Product[] = [
  {
    sku: "TNT-210",
    name: "Brookside 2 tent",
    cents: 24900,
    note: "Two-person tent, 2.1 kg, 3,000 mm flysheet, poles colour-coded.",
    damage: "has a bent pole and a hole in the flysheet",
  },
  {
    sku: "KTL-070",
    name: "Copper pour-over kettle",
    cents: 6900,
    note: "0.7 l gooseneck kettle, gas and electric hobs; not for induction.",
    damage: "has a dent the size of a coin and wobbles",
  },
  {
    sku: "BAG-032",
    name: "Harrier 32 l backpack",
    cents: 12950,
    note: "32 litres, 1.1 kg, rain cover in the base pocket, fits a 15-inch laptop.",
    damage: "has a torn shoulder strap",
  },
  {
    sku: "LMP-400",
    name: "Tern headlamp",
    cents: 4490,
    note: "400 lumens, USB-C, IPX6, 40 hours on the low setting.",
    damage: "does not switch on, and the battery lid is broken",
  },
  {
    sku: "BLK-150",
    name: "Merino blanket",
    cents: 8900,
    note: "150 × 200 cm, undyed merino, hand wash or wool cycle at 30 °C.",
    damage: "has a hole near the edge",
  },
  {
    sku: "MUG-002",
    name: "set of two enamel mugs",
    cents: 2400,
    note: "350 ml each, dishwasher safe, not for the microwave.",
    damage: "has chipped enamel on both",
  },
  {
    sku: "JKT-118",
    name: "Saltmarsh rain jacket",
    cents: 15900,
    note: "2.5-layer, 10,000 mm, pit zips, runs half a size small.",
    damage: "has a zip that comes apart",
  },
  {
    sku: "BTS-441",
    name: "pair of Ridgeway boots",
    cents: 17900,
    note: "Leather, resoleable, sizes 36 to 47, wide fit available.",
    damage: "has a sole that is coming off",
  },
  {
    sku: "STV-012",
    name: "Ember camp stove",
    cents: 5990,
    note: "Screw-on canister stove, 2.8 kW, boils a litre in 3 min 40 s.",
    damage: "has a valve that is bent",
  },
  {
    sku: "MAT-055",
    name: "Downland sleeping mat",
    cents: 9950,
    note: "R-value 4.2, 55 cm wide, 520 g, repair kit included.",
    damage: "loses air within ten minutes",
  },
  {
    sku: "KNF-009",
    name: "Linden kitchen knife",
    cents: 7450,
    note: "18 cm, carbon steel, hand wash, sharpening service once a year.",
    damage: "has a chip in the blade",
  },
  {
    sku: "PLN-301",
    name: "Cast-iron griddle",
    cents: 5490,
    note: "Works on induction, gas and fire; season before first use.",
    damage: "has a crack right across the bottom",
  },
];
