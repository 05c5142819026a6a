// Sessions as an editor leads them, over real streams.

#include "linter/lsp/session.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "tests/fixture/lint.h"
#include "tests/fixture/lsp_client.h"
#include "tests/fixture/program.h"

namespace linter::tests {

using lsp::Json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view Pod = R"(apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: example.com/web:1.2.3
      securityContext:
        privileged: true
)";

static const Json Modern = {
    {"general", {{"positionEncodings", {"utf-8", "utf-16"}}}},
    {"textDocument",
     {{"publishDiagnostics", {{"relatedInformation", true}, {"codeDescriptionSupport", true}}},
      {"hover", {{"contentFormat", {"markdown"}}}}}},
    {"workspace", {{"workspaceEdit", {{"documentChanges", true}}}}}};

// What our own request says of a chart, with unsaved buffers in it.
TEST(LspSession, RendersTheChartOfABuffer) {
  const TemporaryFolder folder;
  folder.Write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.Write("shop/values.yaml", "colour: red\n");
  folder.Write("shop/templates/one.yaml", "apiVersion: v1\nkind: One\n");
  const std::string two = "apiVersion: v1\nkind: Two\ncolour: {{ .Values.colour }}\n";
  folder.Write("shop/templates/two.yaml", two);
  LspClient client(folder.path(), Modern);
  client.Open("shop/templates/two.yaml", "helm", two);
  client.Open("shop/values.yaml", "yaml", "colour: blue\n");
  const auto render = [&](const std::string& path) {
    return client.Ask("shoal/render", {{"textDocument", {{"uri", client.UriOf(path)}}}})["result"];
  };
  const auto alone = render("shop/templates/two.yaml");
  EXPECT_EQ(alone["template"], "templates/two.yaml");
  EXPECT_EQ(alone["text"],
            "---\n# Source: shop/templates/two.yaml\napiVersion: v1\nkind: Two\ncolour: blue\n");
  const auto whole = render("shop/values.yaml");
  EXPECT_TRUE(whole["template"].is_null());
  EXPECT_THAT(whole["text"].get<std::string>(), HasSubstr("kind: One\n"));
  EXPECT_THAT(whole["text"].get<std::string>(), HasSubstr("colour: blue\n"));
  client.Change("shop/templates/two.yaml", 2, 2, 8, 29, "{{ fail \"no\" }}");
  EXPECT_THAT(render("shop/templates/two.yaml")["error"].get<std::string>(), HasSubstr("no"));
  folder.Write("pod.yaml", Pod);
  client.Open("pod.yaml", "yaml", Pod);
  EXPECT_TRUE(render("pod.yaml").is_null());
}

TEST(LspSession, AFindingComesAndGoes) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Pod);
  LspClient client(folder.path(), Modern);
  EXPECT_EQ(client.abilities()["positionEncoding"], "utf-8");
  client.Open("pod.yaml", "yaml", Pod);
  const auto told = client.WaitForCodes("pod.yaml", "container-privileged");
  EXPECT_EQ(told["range"]["start"]["line"], 8);
  EXPECT_EQ(told["range"]["start"]["character"], 20);
  EXPECT_EQ(told["severity"], 1);
  EXPECT_EQ(told["source"], "shoal");
  EXPECT_THAT(told["codeDescription"]["href"].get<std::string>(),
              HasSubstr("container-privileged"));
  client.Change("pod.yaml", 2, 8, 20, 24, "false");
  EXPECT_TRUE(client.WaitForNone("pod.yaml", "container-privileged"));
  EXPECT_EQ(client.End(), 0);
}

TEST(LspSession, QuickFixesAndAllowances) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Pod);
  LspClient client(folder.path(), Modern);
  client.Open("pod.yaml", "yaml", Pod);
  client.WaitForCodes("pod.yaml", "container-privileged");
  const auto actions = client.Ask(
      "textDocument/codeAction",
      {{"textDocument", {{"uri", client.UriOf("pod.yaml")}}},
       {"range",
        {{"start", {{"line", 8}, {"character", 21}}}, {"end", {{"line", 8}, {"character", 21}}}}},
       {"context", {{"diagnostics", Json::array()}}}})["result"];
  std::vector<std::string> edits;
  for (const auto& action : actions) {
    if (action["diagnostics"][0]["code"] == "container-privileged") {
      edits.push_back(action["edit"]["documentChanges"][0]["edits"][0]["newText"]);
    }
  }
  EXPECT_THAT(edits, ElementsAre("false", "        # shoal: allow container-privileged\n",
                                 "# shoal: allow-file container-privileged\n"));
}

TEST(LspSession, FixAllIsSafeOnly) {
  const TemporaryFolder folder;
  LspClient client(folder.path(), Modern);
  client.Open("Dockerfile", "dockerfile",
              "FROM debian:12.8\nRUN apt-get update && apt-get install curl\nCMD sleep 1\n");
  client.WaitForCodes("Dockerfile", "apt-install-asks");
  const auto actions = client.Ask(
      "textDocument/codeAction",
      {{"textDocument", {{"uri", client.UriOf("Dockerfile")}}},
       {"range",
        {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 0}}}}},
       {"context", {{"only", {"source.fixAll"}}, {"diagnostics", Json::array()}}}})["result"];
  ASSERT_EQ(actions.size(), 1U);
  EXPECT_EQ(actions[0]["kind"], "source.fixAll.shoal");
  EXPECT_EQ(actions[0]["edit"]["documentChanges"][0]["edits"][0]["newText"], "-y ");
}

TEST(LspSession, AChartIsRenderedWithWhatIsTyped) {
  const TemporaryFolder folder;
  folder.Write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.Write("values.yaml", "web:\n  privileged: false\n");
  const std::string pod =
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ include \"shop.name\" . }}\nspec:\n"
      "  containers:\n    - name: web\n      image: example.com/a:1.2.3\n      securityContext:\n"
      "        privileged: {{ .Values.web.privileged }}\n";
  folder.Write("templates/pod.yaml", pod);
  folder.Write("templates/_names.tpl", "{{ define \"shop.name\" }}shop{{ end }}\n");
  LspClient client(folder.path(), Modern);
  client.Open("templates/pod.yaml", "helm", pod);
  client.Open("values.yaml", "yaml", "web:\n  privileged: true\n");
  const auto told = client.WaitForCodes("values.yaml", "container-privileged");
  EXPECT_EQ(told["range"]["start"]["line"], 1);
  EXPECT_EQ(told["relatedInformation"].size(), 1U);
  EXPECT_THAT(told["relatedInformation"][0]["location"]["uri"].get<std::string>(),
              HasSubstr("templates/pod.yaml"));
  const auto at = [&](int line, int character) {
    return Json{{"textDocument", {{"uri", client.UriOf("templates/pod.yaml")}}},
                {"position", {{"line", line}, {"character", character}}}};
  };
  const auto value = client.Ask("textDocument/definition", at(9, 38))["result"];
  EXPECT_EQ(value["uri"], client.UriOf("values.yaml"));
  EXPECT_EQ(value["range"]["start"]["line"], 1);
  const auto name = client.Ask("textDocument/definition", at(3, 24))["result"];
  EXPECT_EQ(name["uri"], client.UriOf("templates/_names.tpl"));
  const auto hover = client.Ask("textDocument/hover", at(9, 38))["result"];
  EXPECT_THAT(hover["contents"]["value"].get<std::string>(), HasSubstr("true"));
}

TEST(LspSession, AnOverlayIsBuiltWithWhatIsTyped) {
  const TemporaryFolder folder;
  const std::string web =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n"
      "  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n"
      "    spec:\n      hostNetwork: false\n      containers:\n"
      "        - {name: web, image: \"example.com/web:1.2.3\"}\n";
  const std::string patch =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n"
      "    spec:\n      containers: [{name: web, securityContext: {privileged: false}}]\n";
  folder.Write("base/kustomization.yaml", "resources: [web.yaml]\n");
  folder.Write("base/web.yaml", web);
  folder.Write("over/kustomization.yaml", "resources: [../base]\npatches: [{path: patch.yaml}]\n");
  folder.Write("over/patch.yaml", patch);
  LspClient client(folder.path(), Modern);
  client.Open("base/web.yaml", "yaml", web);
  client.Open("over/patch.yaml", "yaml", patch);
  // A piece is no object of its own, which would lack much.
  EXPECT_TRUE(client.WaitForNone("over/patch.yaml", ""));
  client.Change("over/patch.yaml", 2, 6, 61, 66, "true");
  const auto patched = client.WaitForCodes("over/patch.yaml", "container-privileged");
  EXPECT_EQ(patched["range"]["start"]["line"], 6);
  client.Change("base/web.yaml", 2, 8, 19, 24, "true");
  const auto written = client.WaitForCodes("base/web.yaml", "host-network");
  EXPECT_EQ(written["range"]["start"]["line"], 8);
  client.Change("over/patch.yaml", 3, 6, 61, 65, "false");
  client.WaitForVersion("over/patch.yaml", 3);
  EXPECT_TRUE(client.WaitForNone("over/patch.yaml", "container-privileged"));
}

TEST(LspSession, PullAndPushAreNotBothUsed) {
  const TemporaryFolder folder;
  Json capabilities = Modern;
  capabilities["textDocument"]["diagnostic"] = {{"dynamicRegistration", false}};
  LspClient client(folder.path(), capabilities);
  client.Open("pod.yaml", "yaml", Pod);
  const Json about = {{"textDocument", {{"uri", client.UriOf("pod.yaml")}}}};
  const auto first = client.Ask("textDocument/diagnostic", about)["result"];
  EXPECT_EQ(first["kind"], "full");
  EXPECT_FALSE(first["items"].empty());
  Json again = about;
  again["previousResultId"] = first["resultId"];
  EXPECT_EQ(client.Ask("textDocument/diagnostic", again)["result"]["kind"], "unchanged");
  EXPECT_FALSE(client.Saw("textDocument/publishDiagnostics"));
}

TEST(LspSession, OtherYamlIsLeftAlone) {
  const TemporaryFolder folder;
  LspClient client(folder.path(), Modern);
  client.Open("compose.yaml", "yaml", "services:\n  web:\n    privileged: true\n");
  client.Open("templates.yaml", "yaml", "{{ if .x }}\na: {{ .b }}\n{{ end }}\n");
  EXPECT_TRUE(client.WaitForNone("compose.yaml", ""));
}

TEST(LspSession, MistakesAreAnsweredAsTheProtocolSays) {
  const TemporaryFolder folder;
  LspClient client(folder.path(), Modern);
  EXPECT_EQ(client.Ask("no/such", {})["error"]["code"], lsp::MethodNotFound);
  EXPECT_EQ(client.Ask("textDocument/hover", {{"a", 1}})["error"]["code"], lsp::InvalidParams);
  EXPECT_EQ(client.Ask("initialize", Json::object())["error"]["code"], lsp::InvalidRequest);
  EXPECT_EQ(client.AskRaw("{oops")["error"]["code"], lsp::ParseError);
  EXPECT_EQ(client.AskRaw("[1]")["error"]["code"], lsp::InvalidRequest);
  client.Ask("shutdown", nullptr);
  EXPECT_EQ(client.Ask("textDocument/hover", {})["error"]["code"], lsp::InvalidRequest);
}

// Answers go to a list, nothing is waited for.
TEST(LspSession, NothingComesBeforeInitialize) {
  std::vector<Json> answers;
  lsp::Session session(Catalog(), "0", [&](const Json& message) { answers.push_back(message); });
  EXPECT_TRUE(session.Take(R"({"jsonrpc":"2.0","id":1,"method":"textDocument/hover"})"));
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0]["error"]["code"], lsp::ServerNotInitialized);
  EXPECT_TRUE(session.Take(R"({"jsonrpc":"2.0","method":"textDocument/didOpen"})"));
  EXPECT_EQ(answers.size(), 1U);
  EXPECT_FALSE(session.Take(R"({"jsonrpc":"2.0","method":"exit"})"));
  EXPECT_FALSE(session.orderly());
}

// Half of them broken somewhere.
TEST(LspSession, TenThousandRandomMessages) {
  const TemporaryFolder folder;
  std::size_t answers = 0;
  lsp::Session session(Catalog(), "0", [&](const Json&) { ++answers; });
  session.Take(
      Json{{"id", 0}, {"method", "initialize"}, {"params", {{"capabilities", Modern}}}}.dump());
  std::mt19937 random(20261123);
  const auto below = [&](std::size_t end) { return random() % end; };
  const std::vector<std::string> methods = {"textDocument/didOpen",
                                            "textDocument/didChange",
                                            "textDocument/didClose",
                                            "textDocument/hover",
                                            "textDocument/codeAction",
                                            "textDocument/definition",
                                            "textDocument/diagnostic",
                                            "$/cancelRequest",
                                            "textDocument/documentSymbol",
                                            "workspace/didChangeWorkspaceFolders",
                                            "textDocument/completion",
                                            "textDocument/references",
                                            "textDocument/prepareRename",
                                            "textDocument/documentHighlight",
                                            "textDocument/foldingRange",
                                            "textDocument/inlayHint",
                                            "textDocument/rename",
                                            "textDocument/didSave",
                                            "workspace/symbol",
                                            "workspace/didChangeConfiguration",
                                            "workspace/didChangeWatchedFiles",
                                            "shoal/render",
                                            "no/such",
                                            "initialized"};
  const auto position = [&] {
    return Json{{"line", static_cast<int>(below(12)) - 1},
                {"character", static_cast<int>(below(40)) - 1}};
  };
  std::size_t asked = 0;
  for (int i = 0; i < 10'000; ++i) {
    const auto start = position();
    Json message = {
        {"jsonrpc", "2.0"},
        {"method", methods[below(methods.size())]},
        {"params",
         {{"textDocument",
           {{"uri", below(2) == 0 ? "untitled:pod.yaml" : "untitled:x"},
            {"languageId", below(2) == 0 ? "yaml" : "dockerfile"},
            {"version", i},
            {"text", Pod}}},
          {"position", start},
          {"newName", below(2) == 0 ? "other" : "ä {{"},
          {"query", "we"},
          {"settings", {{"shoal", {{"inlayHints", below(2) == 0}}}}},
          {"range", {{"start", start}, {"end", position()}}},
          {"context", {{"only", {"source.fixAll", "quickfix"}}}},
          {"contentChanges",
           {{{"range", {{"start", position()}, {"end", position()}}}, {"text", "ä: \n"}}}}}}};
    if (below(2) == 0) {
      message["id"] = i + 1;
    }
    auto text = message.dump();
    if (below(2) == 0) {
      for (std::size_t hits = 1 + below(4); hits > 0; --hits) {
        text[below(text.size())] = static_cast<char>(below(256));
      }
    } else {
      asked += message.contains("id") ? 1 : 0;
    }
    session.Take(text);
  }
  EXPECT_GE(answers, asked);
  answers = 0;
  session.Take(R"({"id":"last","method":"shutdown"})");
  EXPECT_EQ(answers, 1U);
  EXPECT_TRUE(session.orderly());
}

}  // namespace linter::tests
