import { Bot, CircleQuestionMark, House, ListTree, MessagesSquare, Settings, Users } from "lucide-react";
import { AccountMenu } from "./account-menu";
import { Brand } from "./brand";
import { NavLink } from "./nav-link";
import { ProjectSwitcher } from "./project-switcher";
import { SidebarViews } from "./sidebar-views";

export type SidebarProps = {
  project: string;
  projects: { slug: string; name: string }[];
  user: { name: string; email: string };
};

export function Sidebar({ project, projects, user, onNavigate }: SidebarProps & { onNavigate?: () => void }) {
  return (
    <div className="flex h-full flex-col bg-sunken px-2 py-2.5">
      <div className="px-2 pt-1 pb-3">
        <Brand />
      </div>
      <ProjectSwitcher current={project} projects={projects} />
      <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-px">
        <NavLink exact href={`/${project}`} icon={<House aria-hidden />} onNavigate={onNavigate}>
          Home
        </NavLink>
        <NavLink href={`/${project}/agents`} icon={<Bot aria-hidden />} onNavigate={onNavigate}>
          Agents
        </NavLink>
        <NavLink href={`/${project}/traces`} icon={<ListTree aria-hidden />} onNavigate={onNavigate}>
          Traces
        </NavLink>
        <NavLink href={`/${project}/sessions`} icon={<MessagesSquare aria-hidden />} onNavigate={onNavigate}>
          Sessions
        </NavLink>
        <NavLink href={`/${project}/users`} icon={<Users aria-hidden />} onNavigate={onNavigate}>
          Users
        </NavLink>
        <SidebarViews project={project} onNavigate={onNavigate} />
        <div className="mt-auto flex flex-col gap-px">
          <NavLink href={`/${project}/send`} icon={<CircleQuestionMark aria-hidden />} onNavigate={onNavigate}>
            Send traces
          </NavLink>
          <NavLink href={`/${project}/settings`} icon={<Settings aria-hidden />} onNavigate={onNavigate}>
            Settings
          </NavLink>
        </div>
      </nav>
      <AccountMenu user={user} />
    </div>
  );
}
