import { at, type Tree } from "../normalise/tree";
import type { Call } from "./calls";
import { Conversation } from "./conversation";
import type { ToolItem } from "./tool-runs";

export interface Lane {
  /** The span at its head; −1 for the run itself. */
  head: number;
  parent: Lane | null;
  talk: Conversation;
  tools: ToolItem[];
  children: Lane[];
}

/** A talk is handed over to whoever comes next, not to somebody much later. */
const recent = 32;

/** The lanes of a trace, made as something is said in them. */
export class Lanes {
  readonly run: Lane = { head: -1, parent: null, talk: new Conversation(), tools: [], children: [] };
  private byHead = new Map<number, Lane>([[-1, this.run]]);

  constructor(
    private tree: Tree,
    private heads: Int32Array,
  ) {}

  all(): Lane[] {
    return [...new Set(this.byHead.values())];
  }

  /** The lane in which a span works; a tool that asks a model is itself at work in the lane that called it. */
  of(node: number): Lane {
    return this.withHead(at(this.heads, node));
  }

  around(node: number): Lane {
    const parent = at(this.tree.parent, node);
    return parent < 0 ? this.run : this.of(parent);
  }

  /** The lane whose talk a call is part of. */
  talkingIn(call: Call): Lane {
    const head = at(this.heads, call.node);
    return this.byHead.get(head) ?? this.handedOver(head, call) ?? this.withHead(head);
  }

  /** Whoever goes on with a talk has been handed it, and is no sub-agent. */
  private handedOver(head: number, call: Call): Lane | undefined {
    const parent = this.around(head);
    const lane = [parent, ...parent.children.slice(-recent)].find(({ talk }) => talk.goesOnIn(call));
    if (lane) this.byHead.set(head, lane);
    return lane;
  }

  private withHead(head: number): Lane {
    const chain: number[] = [];
    let known = this.byHead.get(head);
    for (let node = head; !known; known = this.byHead.get(node)) {
      chain.push(node);
      const parent = at(this.tree.parent, node);
      node = parent < 0 ? -1 : at(this.heads, parent);
    }
    for (const node of chain.reverse()) {
      const lane: Lane = { head: node, parent: known, talk: new Conversation(), tools: [], children: [] };
      known.children.push(lane);
      this.byHead.set(node, lane);
      known = lane;
    }
    return known;
  }
}
