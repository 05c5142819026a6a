import * as vscode from "vscode";
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type LanguageClientOptions,
} from "vscode-languageclient/node";

import { findProgram } from "./program";
import { RenderedCharts } from "./rendered";

const Selector = [
  { scheme: "file", language: "yaml" },
  { scheme: "file", language: "helm" },
  { scheme: "file", language: "helm-template" },
  { scheme: "file", language: "dockerfile" },
  { scheme: "file", pattern: "**/templates/**/*.tpl" },
  { scheme: "untitled", language: "yaml" },
  { scheme: "untitled", language: "dockerfile" },
];

/** The server and what tells of it, from `start` to `stop`. */
class Server implements vscode.Disposable {
  client: LanguageClient | undefined;
  private readonly output = vscode.window.createOutputChannel("shoal");
  private readonly status = vscode.languages.createLanguageStatusItem("shoal", Selector);

  constructor() {
    this.status.name = "shoal";
    this.status.command = { command: "shoal.showOutput", title: "Show Output" };
  }

  async start(): Promise<void> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    const setting = vscode.workspace.getConfiguration("shoal").get("path", "");
    const found = await findProgram(setting, folder);
    if ("reason" in found) {
      await this.fail(found.reason);
      return;
    }
    const options: LanguageClientOptions = {
      documentSelector: Selector,
      outputChannel: this.output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    };
    const server = { command: found.path, args: ["lsp"] };
    this.client = new LanguageClient("shoal", "shoal", server, options);
    this.client.onDidChangeState((event) => this.tell(event.newState));
    this.output.appendLine(`starting ${found.path} lsp`);
    try {
      await this.client.start();
    } catch (error) {
      await this.fail(`shoal did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.dispose();
  }

  showOutput(): void {
    this.output.show();
  }

  dispose(): void {
    this.status.dispose();
    this.output.dispose();
  }

  private tell(state: State): void {
    const version = this.client?.initializeResult?.serverInfo?.version ?? "";
    this.status.busy = state === State.Starting;
    this.status.text = state === State.Running ? `shoal ${version}` : "shoal";
    this.status.detail = state === State.Running ? "linting" : state === State.Starting ? "starting" : "stopped";
    this.status.severity =
      state === State.Stopped ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  }

  private async fail(reason: string): Promise<void> {
    this.output.appendLine(reason);
    this.status.busy = false;
    this.status.text = "shoal";
    this.status.detail = reason;
    this.status.severity = vscode.LanguageStatusSeverity.Error;
    const settings = "Open Settings";
    if ((await vscode.window.showErrorMessage(reason, settings)) === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "shoal.path");
    }
  }
}

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const started = new Server();
  server = started;
  const restart = async (): Promise<void> => {
    await started.stop();
    await started.start();
  };
  const charts = new RenderedCharts(() => started.client);
  context.subscriptions.push(
    started,
    charts,
    vscode.commands.registerCommand("shoal.restart", restart),
    vscode.commands.registerCommand("shoal.showOutput", () => started.showOutput()),
    vscode.commands.registerCommand("shoal.showRendered", () => charts.open()),
    vscode.commands.registerCommand("shoal.fixAll", () =>
      vscode.commands.executeCommand("editor.action.sourceAction", { kind: "source.fixAll.shoal", apply: "first" }),
    ),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("shoal.path")) {
        void restart();
      }
    }),
  );
  // Whoever waits for a missing program to be named need not wait for the extension.
  void started.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
