// What follows from other files: overlays, several folders, settings of the editor, files that
// change.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/fixture/lsp_client.h"
#include "tests/fixture/program.h"

namespace linter::tests {

using Json = nlohmann::json;
using testing::HasSubstr;

constexpr std::string_view Pod = R"(apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: example.com/web:1.2.3
)";

static std::string With(std::string_view line) {
  auto text = std::string(Pod);
  return text.insert(text.find("  containers:"), std::string(line));
}

// A base whose pod is harmless, and an overlay whose patch is not.
static void WriteOverlay(const TemporaryFolder& folder, const std::string& below = "") {
  folder.Write(below + "base/kustomization.yaml", "resources: [pod.yaml]\n");
  folder.Write(below + "base/pod.yaml", std::string(Pod));
  folder.Write(below + "prod/kustomization.yaml",
               "resources: [../base]\npatches:\n  - path: patch.yaml\n");
  folder.Write(below + "prod/patch.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostPID: true\n");
}

static std::string PatchText() {
  return "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostPID: true\n";
}

TEST(LspOverlay, AFindingOfTheOverlayStandsInThePatch) {
  const TemporaryFolder folder;
  WriteOverlay(folder);
  LspClient client(folder.path(), Json::object());
  client.Open("base/pod.yaml", "yaml", Pod);
  client.Open("prod/patch.yaml", "yaml", PatchText());
  const auto told = client.WaitForCodes("prod/patch.yaml", "host-pid");
  EXPECT_EQ(told["range"]["start"]["line"], 5);
  EXPECT_TRUE(client.WaitForNone("base/pod.yaml", "host-pid"));
  client.Change("prod/patch.yaml", 2, 5, 11, 15, "false");
  client.WaitForVersion("prod/patch.yaml", 2);
  EXPECT_TRUE(client.WaitForNone("prod/patch.yaml", "host-pid"));
}

// The patch takes back what the base says, or does not reach it any more.
TEST(LspOverlay, AnUnsavedBaseChangesWhatItsOverlaysTell) {
  const TemporaryFolder folder;
  WriteOverlay(folder);
  LspClient client(folder.path(), Json::object());
  client.Open("base/pod.yaml", "yaml", Pod);
  client.Open("prod/patch.yaml", "yaml", PatchText());
  client.WaitForCodes("prod/patch.yaml", "host-pid");
  // Inserted before the containers: the base by itself is at fault from here on.
  client.Change("base/pod.yaml", 2, 5, 0, 0, "  hostNetwork: true\n");
  const auto told = client.WaitForCodes("base/pod.yaml", "host-network");
  EXPECT_EQ(told["range"]["start"]["line"], 5);
  // The pod that the patch is about is gone: nothing runs in the host's processes.
  client.Change("base/pod.yaml", 3, 3, 8, 11, "other");
  client.WaitForVersion("base/pod.yaml", 3);
  EXPECT_TRUE(client.WaitForNone("prod/patch.yaml", "host-pid"));
}

TEST(LspFolders, AllOfAWorkspaceAreLintedAndOneMayGoOrCome) {
  const TemporaryFolder folder;
  WriteOverlay(folder, "one/");
  WriteOverlay(folder, "two/");
  LspClient client(LspServer{.command = {SHOAL_PROGRAM, "lsp"},
                             .folder = folder.path(),
                             .capabilities = Json::object(),
                             .folders = {"one", "two"}});
  for (const auto* path : {"one/prod/patch.yaml", "two/prod/patch.yaml"}) {
    client.Open(path, "yaml", PatchText());
    EXPECT_FALSE(client.WaitForCodes(path, "host-pid").is_null()) << path;
  }
  const auto symbols = [&](const std::string& query) {
    return client.Ask("workspace/symbol", {{"query", query}})["result"].size();
  };
  EXPECT_GE(symbols("web"), 2U);
  const auto change = [&](const char* removed, const char* added) {
    const auto list = [&](const char* name) {
      return *name == 0 ? Json::array() : Json::array({{{"uri", client.UriOf(name)}}});
    };
    client.Notify("workspace/didChangeWorkspaceFolders",
                  {{"event", {{"removed", list(removed)}, {"added", list(added)}}}});
  };
  const auto before = symbols("web");
  change("two", "");
  EXPECT_LT(symbols("web"), before);
  change("", "two");
  EXPECT_EQ(symbols("web"), before);
}

// A chart's values, rendered beside the expression, as the settings of the editor have it.
TEST(LspSettings, AreAskedForAndAskedForAgain) {
  const TemporaryFolder folder;
  folder.Write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.Write("values.yaml", "colour: red\n");
  const std::string text = "apiVersion: v1\nkind: One\ncolour: {{ .Values.colour }}\n";
  folder.Write("templates/one.yaml", text);
  LspClient client(
      LspServer{.command = {SHOAL_PROGRAM, "lsp"},
                .folder = folder.path(),
                .capabilities = {{"workspace",
                                  {{"configuration", true},
                                   {"didChangeConfiguration", {{"dynamicRegistration", true}}}}}},
                .settings = {{"shoal", {{"inlayHints", true}}}}});
  client.Open("templates/one.yaml", "helm", text);
  const auto hints = [&] {
    return client
        .Ask("textDocument/inlayHint",
             {{"textDocument", {{"uri", client.UriOf("templates/one.yaml")}}},
              {"range",
               {{"start", {{"line", 0}, {"character", 0}}},
                {"end", {{"line", 9}, {"character", 0}}}}}})["result"]
        .size();
  };
  const auto becomes = [&](std::size_t wanted) {
    constexpr int Tries = 100;
    for (int i = 0; i < Tries && hints() != wanted; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return hints() == wanted;
  };
  EXPECT_TRUE(becomes(1));
  EXPECT_TRUE(client.Saw("client/registerCapability"));
  client.SetSettings({{"shoal", {{"inlayHints", false}}}});
  // Clients that are asked send nothing along.
  client.Notify("workspace/didChangeConfiguration", {{"settings", nullptr}});
  EXPECT_TRUE(becomes(0));
  client.Notify("workspace/didChangeConfiguration", {{"settings", "no sense"}});
  EXPECT_TRUE(becomes(0));
}

TEST(LspSettings, NobodyIsAskedWhoDoesNotTell) {
  const TemporaryFolder folder;
  LspClient client(folder.path(), Json::object());
  client.Open("pod.yaml", "yaml", With("  hostPID: true\n"));
  client.WaitForCodes("pod.yaml", "host-pid");
  EXPECT_FALSE(client.Saw("workspace/configuration"));
}

// Settings on the disk, and the patch of an overlay that no editor has open.
TEST(LspFiles, WhatChangesOnTheDiskIsSeen) {
  const TemporaryFolder folder;
  WriteOverlay(folder);
  LspClient client(folder.path(),
                   {{"workspace", {{"didChangeWatchedFiles", {{"dynamicRegistration", true}}}}}});
  const auto changed = [&](const std::string& path) {
    client.Notify("workspace/didChangeWatchedFiles",
                  {{"changes", {{{"uri", client.UriOf(path)}, {"type", 2}}}}});
  };
  const auto pod = With("  hostNetwork: true\n");
  client.Open("base/pod.yaml", "yaml", pod);
  EXPECT_FALSE(client.WaitForCodes("base/pod.yaml", "host-network").is_null());
  EXPECT_TRUE(client.Saw("client/registerCapability"));
  folder.Write("prod/patch.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostNetwork: false}\n");
  changed("prod/patch.yaml");
  const auto goes = [&] {
    constexpr int Tries = 10;
    for (int i = 0; i < Tries; ++i) {
      if (client.WaitForNone("base/pod.yaml", "host-network")) {
        return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(goes());
  folder.Write("prod/patch.yaml", PatchText());
  changed("prod/patch.yaml");
  EXPECT_FALSE(client.WaitForCodes("base/pod.yaml", "host-network").is_null());
  folder.Write(".shoal.yaml", "ignore: [host-network]\n");
  changed(".shoal.yaml");
  EXPECT_TRUE(goes());
}

TEST(LspFiles, FormattingIsLeftToOthers) {
  const TemporaryFolder folder;
  const LspClient client(folder.path(), Json::object());
  for (const auto* ability : {"documentFormattingProvider", "documentRangeFormattingProvider",
                              "documentOnTypeFormattingProvider", "semanticTokensProvider"}) {
    EXPECT_FALSE(client.abilities().contains(ability)) << ability;
  }
}

// Actions where YAML has its structure, and a document that is not finished.
TEST(LspFiles, TemplatesHaveNoErrorsOfYaml) {
  const TemporaryFolder folder;
  folder.Write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.Write("values.yaml", "on: true\n");
  const std::string text =
      "{{- if .Values.on }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n"
      "  {{- with .Values.labels }}\n  labels: {{- toYaml . | nindent 4 }}\n  {{- end }}\n"
      "{{ end }}\n";
  folder.Write("templates/one.yaml", text);
  folder.Write("elsewhere/one.yaml", text);
  LspClient client(folder.path(), Json::object());
  for (const auto* path : {"templates/one.yaml", "elsewhere/one.yaml"}) {
    client.Open(path, "yaml", text);
    EXPECT_TRUE(client.WaitForNone(path, "")) << path;
  }
}

TEST(LspFiles, AHundredThousandLinesAreAnswered) {
  const TemporaryFolder folder;
  std::string text;
  constexpr int Objects = 11'200;
  for (int i = 0; i < Objects; ++i) {
    auto pod = std::string(Pod);
    text += pod.insert(pod.find("web"), "n" + std::to_string(i) + "-") + "---\n";
  }
  ASSERT_GE(std::count(text.begin(), text.end(), '\n'), 100'000);
  text += With("  hostPID: true\n");
  LspClient client(folder.path(), Json::object());
  client.Open("pods.yaml", "yaml", text);
  EXPECT_FALSE(client.WaitForCodes("pods.yaml", "host-pid").is_null());
  const Json about = {{"textDocument", {{"uri", client.UriOf("pods.yaml")}}},
                      {"position", {{"line", 50'000}, {"character", 1}}}};
  for (const auto* method :
       {"textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/hover",
        "textDocument/completion", "textDocument/definition"}) {
    EXPECT_TRUE(client.Ask(method, about).contains("result")) << method;
  }
  EXPECT_EQ(client.End(), 0);
}

// A chart and an overlay in the background, and half of what is said broken somewhere.
TEST(LspFolders, RandomMessagesAboutAWorkspace) {
  const TemporaryFolder folder;
  WriteOverlay(folder);
  folder.Write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.Write("shop/values.yaml", "colour: red\n");
  folder.Write("shop/templates/one.yaml", "kind: One\ncolour: {{ .Values.colour }}\n");
  const std::vector<std::string> paths = {"base/pod.yaml",           "prod/patch.yaml",
                                          "base/kustomization.yaml", "shop/Chart.yaml",
                                          "shop/values.yaml",        "shop/templates/one.yaml"};
  LspClient client(folder.path(), {{"workspace", {{"configuration", true}}}});
  for (const auto& path : paths) {
    client.Open(path, "yaml", "colour: {{ .Values.colour }}\nresources: [pod.yaml]\n");
  }
  const std::vector<std::string> methods = {"textDocument/didChange",
                                            "textDocument/didChange",
                                            "textDocument/hover",
                                            "textDocument/completion",
                                            "textDocument/definition",
                                            "textDocument/references",
                                            "textDocument/rename",
                                            "textDocument/prepareRename",
                                            "textDocument/inlayHint",
                                            "textDocument/codeAction",
                                            "textDocument/foldingRange",
                                            "textDocument/documentHighlight",
                                            "workspace/symbol",
                                            "shoal/render",
                                            "workspace/didChangeWatchedFiles",
                                            "textDocument/didSave",
                                            "workspace/didChangeConfiguration"};
  const std::vector<std::string> texts = {"a",
                                          "{{",
                                          "}}",
                                          "\n",
                                          ": ",
                                          "- ",
                                          "{{ include \"x\" . }}",
                                          "ä😀",
                                          "[*a]",
                                          "|",
                                          "&a",
                                          "{{ .Values.colour }}"};
  std::mt19937 random(20261124);
  const auto below = [&](std::size_t end) { return random() % end; };
  const auto position = [&] { return Json{{"line", below(4)}, {"character", below(30)}}; };
  constexpr int Messages = 2000;
  for (int i = 0; i < Messages; ++i) {
    const auto start = position();
    Json message = {
        {"jsonrpc", "2.0"},
        {"id", "random-" + std::to_string(i)},
        {"method", methods[below(methods.size())]},
        {"params",
         {{"textDocument", {{"uri", client.UriOf(paths[below(paths.size())])}, {"version", i + 2}}},
          {"position", start},
          {"newName", "other"},
          {"query", "w"},
          {"range", {{"start", start}, {"end", position()}}},
          {"context", {{"includeDeclaration", true}}},
          {"contentChanges",
           {{{"range", {{"start", start}, {"end", start}}},
             {"text", texts[below(texts.size())]}}}}}}};
    const auto method = message["method"].get<std::string>();
    if (method.find("/did") != std::string::npos) {
      message.erase("id");
    }
    auto text = message.dump();
    for (std::size_t hits = below(2) == 0 ? 0 : 1 + below(3); hits > 0; --hits) {
      text[below(text.size())] = static_cast<char>(below(256));
    }
    client.Say(text);
  }
  EXPECT_TRUE(client.Ask("workspace/symbol", {{"query", ""}}).contains("result"));
  EXPECT_EQ(client.End(), 0);
}

}  // namespace linter::tests
