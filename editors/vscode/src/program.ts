// Where the program is: what the settings say, else the first of that name on the path.

import { access, constants, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** The program's path, or why there is none. */
export type Found = { path: string } | { reason: string };

export async function findProgram(
  setting: string,
  workspace: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Found> {
  if (setting !== "") {
    const home = setting.startsWith("~/") ? join(homedir(), setting.slice(2)) : setting;
    const path = isAbsolute(home) || workspace === undefined ? home : join(workspace, home);
    return (await isProgram(path))
      ? { path }
      : { reason: `The setting shoal.path names ${path}, which is no program.` };
  }
  const name = process.platform === "win32" ? "shoal.exe" : "shoal";
  for (const folder of (environment["PATH"] ?? "").split(delimiter)) {
    const path = join(folder, name);
    if (folder !== "" && (await isProgram(path))) {
      return { path };
    }
  }
  return { reason: "shoal is not on the PATH, and the setting shoal.path does not name it." };
}
