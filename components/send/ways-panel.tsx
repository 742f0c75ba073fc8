"use client";

import Link from "next/link";
import { Segmented } from "@/components/ui/segmented";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { sendView } from "@/lib/send/schema";
import type { Target } from "@/lib/send/way";
import { findRecipe, ways } from "@/lib/send/ways";
import { useUrlState } from "@/lib/url-state";
import { Panel } from "./panel";
import { promptId } from "./prompt-panel";
import { Snippet } from "./snippet";

export function WaysPanel({ target }: { target: Target }) {
  const [view, setView] = useUrlState(sendView);
  const { way, recipe } = findRecipe(view.way, view.recipe);

  return (
    <Panel
      title="2. Send from your code"
      description={
        <>
          Each example is complete: paste it and run it.{" "}
          <Link href={`#${promptId}`} className="underline underline-offset-2 hover:text-fg lg:hidden">
            Or let a coding agent do it.
          </Link>
        </>
      }
    >
      <Tabs value={way.id} onValueChange={(id) => setView({ way: id, recipe: undefined })}>
        <TabsList aria-label="SDK" className="-mx-4 px-2">
          {ways.map(({ id, label }) => (
            <TabsTrigger key={id} value={id}>
              {label}
            </TabsTrigger>
          ))}
        </TabsList>
        <TabsContent value={way.id} className="flex flex-col gap-3 pt-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <p className="min-w-60 flex-1 text-fg-2">{way.about}</p>
            {way.recipes.length > 1 && (
              <Segmented
                label="In"
                value={recipe.id}
                onValueChange={(id) => setView({ recipe: id })}
                options={way.recipes.map(({ id, label }) => ({ value: id, label }))}
              />
            )}
          </div>
          {recipe.steps(target).map(({ title, code }) => (
            <Snippet key={title} title={title} label={`“${title}”`} text={code} />
          ))}
          {recipe.note && <p className="max-w-prose text-fg-2">{recipe.note}</p>}
          <p className="max-w-prose text-fg-2">
            <strong className="font-medium text-fg">Agent, session, user.</strong> {recipe.identity} The agent’s stays
            the same for good: runs are grouped by it.
          </p>
        </TabsContent>
      </Tabs>
    </Panel>
  );
}
