// What a person does in VS Code, and what shoal has to answer. Run by the script beside this file.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { TOOLS, PROJECT, PORT, PICTURE } = process.env;
const { chromium } = createRequire(join(TOOLS, "package.json"))("playwright-core");
const PatienceMs = 30_000;

function write(path, text) {
  mkdirSync(dirname(join(PROJECT, path)), { recursive: true });
  writeFileSync(join(PROJECT, path), text);
}

write(
  "pod.yaml",
  `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: example.com/web:1.2.3
      securityContext:
        privileged: true
`,
);
write("Dockerfile", "FROM debian:12.8\nRUN apt-get update && apt-get install curl\nUSER 1000\n");
write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
write("shop/values.yaml", "image: example.com/shop:2.4\ntrusted: true\n");
write(
  "shop/templates/pod.yaml",
  `apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}
spec:
  hostNetwork: {{ .Values.trusted }}
  containers:
    - name: web
      image: {{ .Values.image }}
`,
);

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(PatienceMs);

async function until(what, holds) {
  const end = Date.now() + PatienceMs;
  while (!(await holds())) {
    assert.ok(Date.now() < end, `did not happen in time: ${what}`);
    await page.waitForTimeout(100);
  }
  console.log(`- ${what}`);
}

async function choose(text) {
  await page.keyboard.press("F1");
  const box = page.locator(".quick-input-widget input");
  await box.waitFor();
  await box.fill(text);
  await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  await page.waitForTimeout(300);
  await page.keyboard.press("Enter");
  await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
}
const command = (title) => choose(`>${title}`);

async function goTo(line, column) {
  await choose(`:${line}:${column}`);
}

// The editor in use, as text.
async function text() {
  const lines = page.locator(".editor-group-container.active .editor-instance .view-line");
  const found = await lines.evaluateAll((all) =>
    all.map((line) => ({ top: Number.parseFloat(line.style.top), text: line.textContent })),
  );
  return found
    .sort((left, right) => left.top - right.top)
    .map((line) => line.text.replaceAll("\u00a0", " "))
    .join("\n");
}

async function title() {
  return (await page.locator(".editor-group-container.active .tab.active").getAttribute("aria-label")) ?? "";
}

async function open(path) {
  await page.keyboard.press("Control+P");
  const box = page.locator(".quick-input-widget input");
  await box.waitFor();
  await box.fill(path);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: path.split("/").at(-1) }).first().waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.press("Enter");
  await until(`open ${path}`, async () => (await title()).startsWith(path.split("/").at(-1)));
  await page.locator(".editor-group-container.active .view-lines").click();
}

// What the panel of problems lists.
async function problems() {
  return (await page.locator(".markers-panel .monaco-list-row").allTextContents()).join("\n");
}

try {
  await until("the server answers", async () => {
    try {
      return (await page.goto(`http://127.0.0.1:${PORT}/?folder=${encodeURIComponent(PROJECT)}`)).ok();
    } catch {
      return false;
    }
  });
  await page.locator(".monaco-workbench").waitFor();
  await page.waitForTimeout(1000);

  await open("pod.yaml");
  await command("Problems: Focus on Problems View");
  await until("a finding comes", async () => (await problems()).includes("container-privileged"));
  await page.locator(".editor-group-container.active .squiggly-error").first().waitFor();

  await page.locator(".editor-group-container.active .view-lines").click();
  await goTo(9, 21);
  await page.keyboard.press("Shift+End");
  await page.keyboard.type("false");
  await until("it goes while typing", async () => !(await problems()).includes("container-privileged"));
  await page.keyboard.press("Control+Z");
  await until("and comes again when undone", async () => (await problems()).includes("container-privileged"));

  await goTo(9, 22);
  await page.keyboard.press("Control+.");
  // The first that is offered is taken.
  await page.locator(".action-widget .monaco-list-row.focused", { hasText: "run without privileges" }).waitFor();
  await page.keyboard.press("Enter");
  await until("a quick fix mends the file", async () => !(await text()).includes("privileged: true"));
  await until("and its finding goes", async () => !(await problems()).includes("container-privileged"));

  await open("Dockerfile");
  await until("a finding in a Dockerfile", async () => (await problems()).includes("apt-install-asks"));
  await command("shoal: Fix All");
  await until("fix all mends it", async () => (await text()).includes("apt-get install -y curl"));

  await open("shop/templates/pod.yaml");
  await goTo(6, 30);
  await page.keyboard.press("F12");
  await until("a jump from the template to the value", async () => (await title()).startsWith("values.yaml"));
  await until("and to its line", async () =>
    /Ln 2, Col \d+/.test(await page.locator(".statusbar").innerText()),
  );
  await until("a finding of the chart, at the value", async () => (await problems()).includes("host-network"));

  await open("shop/templates/pod.yaml");
  await command("shoal: Show Rendered Chart");
  const rendered = () =>
    page.locator(".editor-group-container:not(.active) .view-lines").first().innerText();
  await until("the rendered chart beside the template", async () =>
    (await rendered()).replaceAll("\u00a0", " ").includes("hostNetwork: true"),
  );
  await goTo(6, 16);
  await page.keyboard.press("Shift+End");
  await page.keyboard.type("false");
  await until("which follows what is typed", async () =>
    (await rendered()).replaceAll("\u00a0", " ").includes("hostNetwork: false"),
  );
  await page.keyboard.press("Control+Z");
  await until("and what is undone", async () =>
    (await rendered()).replaceAll("\u00a0", " ").includes("hostNetwork: true"),
  );
  await page.waitForTimeout(1000);
  await page.screenshot({ path: PICTURE });

  await command("shoal: Restart Server");
  await open("Dockerfile");
  await page.keyboard.press("Control+Z");
  await until("findings after a restart", async () => (await problems()).includes("apt-install-asks"));
  assert.ok(existsSync(PICTURE) && readFileSync(PICTURE).length > 10_000);
  console.log("VS Code: all as it should be");
} catch (error) {
  await page.screenshot({ path: join(PROJECT, "..", "failed.png") });
  console.error(await problems());
  throw error;
} finally {
  await browser.close();
}
