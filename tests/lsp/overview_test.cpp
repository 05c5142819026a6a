// What an editor shows of whole documents and of the workspace.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/lsp/folding.h"
#include "tests/fixture/lsp_client.h"
#include "tests/fixture/program.h"

namespace linter::tests {

using Json = LspClient::Json;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

// `first-last`, with `#` behind comments.
static std::vector<std::string> FoldsOf(std::string_view text) {
  std::vector<std::string> folds;
  for (const auto& fold : lsp::YamlFolds(text)) {
    folds.push_back(std::to_string(fold.first) + "-" + std::to_string(fold.last) +
                    (fold.kind == lsp::Fold::Kind::Comment ? "#" : ""));
  }
  return folds;
}

TEST(Folding, MapsListsCommentsAndDocuments) {
  EXPECT_THAT(FoldsOf("# a\n# b\nspec:\n  containers:\n  - name: a\n    image: b\n  other: c\n"),
              ElementsAre("0-1#", "2-6", "3-5", "4-5"));
  EXPECT_THAT(FoldsOf("a: 1\nb: 2\n---\nc: 3\n\nd: 4\n"), ElementsAre("0-1", "2-5"));
  EXPECT_THAT(FoldsOf(""), IsEmpty());
}

TEST(Folding, BlocksOfTemplates) {
  EXPECT_THAT(FoldsOf("{{- if .a }}\nb: 1\n{{- else }}\nc: 2\n{{- end }}\n"),
              ElementsAre("0-1", "2-3"));
  EXPECT_THAT(FoldsOf("{{ end }}{{ if\n"), IsEmpty());
}

TEST(Overview, FoldsOfADockerfile) {
  const TemporaryFolder folder;
  LspClient client(folder.path(), {});
  client.Open("Dockerfile", "dockerfile", "FROM a\nRUN b \\\n  && c\nFROM d\n");
  const auto folds =
      client.Ask("textDocument/foldingRange",
                 {{"textDocument", {{"uri", client.UriOf("Dockerfile")}}}})["result"];
  ASSERT_EQ(folds.size(), 2U);
  EXPECT_EQ(folds[0]["startLine"], 0);
  EXPECT_EQ(folds[1]["startLine"], 1);
  EXPECT_EQ(folds[1]["endLine"], 2);
}

TEST(Overview, SymbolsOfTheWorkspace) {
  const TemporaryFolder folder;
  folder.Write("a.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n");
  folder.Write("b.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n");
  LspClient client(folder.path(), {});
  const auto names = [&](const std::string& query) {
    std::vector<std::string> found;
    Json asked;
    asked["query"] = query;
    const auto answer = client.Ask("workspace/symbol", asked)["result"];
    for (const auto& symbol : answer) {
      found.push_back(symbol["name"]);
    }
    return found;
  };
  EXPECT_THAT(names(""), UnorderedElementsAre("Service web", "ConfigMap settings"));
  EXPECT_THAT(names("servweb"), ElementsAre("Service web"));
  client.Open("b.yaml", "yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n");
  EXPECT_THAT(names("map"), ElementsAre("ConfigMap other"));
}

TEST(Overview, InlayHintsAreOffUntilTheyAreWished) {
  const TemporaryFolder folder;
  folder.Write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.Write("values.yaml", "tag: 1.2.3\n");
  const std::string text =
      "apiVersion: v1\nkind: Pod\n{{- if .Values.tag }}\n"
      "tag: {{ .Values.tag }}\n{{- end }}\n";
  folder.Write("templates/pod.yaml", text);
  LspClient client(folder.path(), {});
  client.Open("templates/pod.yaml", "helm", text);
  const auto hints = [&] {
    return client.Ask("textDocument/inlayHint",
                      {{"textDocument", {{"uri", client.UriOf("templates/pod.yaml")}}},
                       {"range",
                        {{"start", {{"line", 0}, {"character", 0}}},
                         {"end", {{"line", 9}, {"character", 0}}}}}})["result"];
  };
  EXPECT_TRUE(hints().empty());
  Json wish;
  wish["settings"]["shoal"]["inlayHints"] = true;
  client.Notify("workspace/didChangeConfiguration", wish);
  const auto shown = hints();
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0]["label"], "= 1.2.3");
  EXPECT_EQ(shown[0]["position"]["line"], 3);
  EXPECT_EQ(shown[0]["position"]["character"], 22);
}

TEST(Overview, HighlightsStayInTheirDocument) {
  const TemporaryFolder folder;
  LspClient client(folder.path(), {});
  client.Open("Dockerfile", "dockerfile", "FROM golang AS build\nFROM build\n");
  const auto found = client.Ask("textDocument/documentHighlight",
                                {{"textDocument", {{"uri", client.UriOf("Dockerfile")}}},
                                 {"position", {{"line", 1}, {"character", 6}}}})["result"];
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0]["kind"], 3);
  EXPECT_EQ(found[1]["kind"], 2);
}

TEST(Overview, TheFirstLintingIsShown) {
  const TemporaryFolder folder;
  Json capabilities;
  capabilities["window"]["workDoneProgress"] = true;
  LspClient client(folder.path(), capabilities);
  client.Open("pod.yaml", "yaml", "apiVersion: v1\nkind: Pod\n");
  client.Ask("workspace/symbol", Json::object());
  EXPECT_TRUE(client.Saw("window/workDoneProgress/create"));
  EXPECT_TRUE(client.Saw("$/progress"));
}

}  // namespace linter::tests
