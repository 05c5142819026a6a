// What may be written at a cursor, as an editor asks for it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fixture/lint.h"
#include "tests/fixture/lsp_client.h"
#include "tests/fixture/program.h"

namespace linter::tests {

using Json = LspClient::Json;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

static const Json Plain = {{"general", {{"positionEncodings", {"utf-8"}}}}};

// Where `|` stands in a text, and the text without it.
struct Marked {
  std::string text;
  Json position;
};

static Marked Mark(std::string text) {
  const auto at = text.find('|');
  const auto before = text.substr(0, at);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto start = before.rfind('\n') + 1;
  text.erase(at, 1);
  return {text, {{"line", lines}, {"character", at - start}}};
}

class Completion : public testing::Test {
 protected:
  Json At(const std::string& path, const std::string& language, const std::string& marked) {
    const auto [text, position] = Mark(marked);
    client_.Open(path, language, text);
    return client_.Ask("textDocument/completion", {{"textDocument", {{"uri", client_.UriOf(path)}}},
                                                   {"position", position}})["result"]["items"];
  }
  std::vector<std::string> LabelsAt(const std::string& path, const std::string& language,
                                    const std::string& marked) {
    std::vector<std::string> labels;
    for (const auto& item : At(path, language, marked)) {
      labels.push_back(item["label"]);
    }
    return labels;
  }

  TemporaryFolder folder_;
  LspClient client_{folder_.path(), Plain};
};

TEST_F(Completion, KeysOfTheObjectThatIsHalfTyped) {
  const auto labels = LabelsAt("pod.yaml", "yaml",
                               "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n"
                               "  containers:\n    - name: web\n      im|\n      ports: [\n");
  EXPECT_THAT(labels, IsSupersetOf({"image", "imagePullPolicy", "securityContext"}));
  EXPECT_THAT(labels, Not(Contains("name")));
  EXPECT_THAT(labels, Not(Contains("ports")));
  EXPECT_THAT(labels, Not(Contains("containers")));
}

TEST_F(Completion, TellsTypeAndWhatIsRequired) {
  const auto items =
      At("pod.yaml", "yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - |\n");
  const auto name = std::find_if(items.begin(), items.end(),
                                 [](const Json& item) { return item["label"] == "name"; });
  ASSERT_NE(name, items.end());
  EXPECT_EQ((*name)["detail"], "string, required");
  EXPECT_EQ((*name)["textEdit"]["newText"], "name: ");
  EXPECT_EQ((*name)["textEdit"]["range"]["start"]["character"], 6);
  EXPECT_EQ((*name)["sortText"], "0name");
}

TEST_F(Completion, ItemsBelowTheKeyOfAList) {
  const auto items =
      At("pod.yaml", "yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  |\n");
  EXPECT_THAT(items.dump(), HasSubstr("\"restartPolicy: \""));
  const auto deeper =
      At("two.yaml", "yaml", "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    |\n");
  EXPECT_THAT(deeper.dump(), HasSubstr("\"- image: \""));
}

TEST_F(Completion, ValuesThatTheSchemaLists) {
  EXPECT_THAT(LabelsAt("a.yaml", "yaml", "apiVersion: v1\nkind: Pod\nspec:\n  dnsPolicy: |\n"),
              ElementsAre("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"));
  EXPECT_THAT(LabelsAt("b.yaml", "yaml", "apiVersion: v1\nkind: Pod\nspec:\n  hostNetwork: t|\n"),
              ElementsAre("true", "false"));
  EXPECT_THAT(At("c.yaml", "yaml", "apiVersion: v1\nkind: Pod\nspec:\n  dnsPolicy:|\n").dump(),
              HasSubstr("\" Default\""));
}

TEST_F(Completion, KindsAndTheirVersions) {
  EXPECT_THAT(LabelsAt("a.yaml", "yaml", "apiVersion: apps/v1\nkind: |\n"),
              IsSupersetOf({"Deployment", "StatefulSet"}));
  EXPECT_THAT(LabelsAt("a.yaml", "yaml", "apiVersion: apps/v1\nkind: |\n"), Not(Contains("Pod")));
  EXPECT_THAT(LabelsAt("b.yaml", "yaml", "apiVersion: |\nkind: CronJob\n"),
              ElementsAre("batch/v1"));
}

// Container.restartPolicyRules came with 1.34, PodSpec.resources with 1.32.
TEST_F(Completion, NothingThatTheChosenVersionsLack) {
  const std::string pod =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n"
      "    - name: web\n      restart|\n";
  EXPECT_THAT(LabelsAt("new/pod.yaml", "yaml", pod), Contains("restartPolicyRules"));
  folder_.Write("old/.shoal.yaml", "kube-version: \"1.30\"\n");
  EXPECT_THAT(LabelsAt("old/pod.yaml", "yaml", pod), Not(Contains("restartPolicyRules")));
  EXPECT_THAT(LabelsAt("old/pod.yaml", "yaml", pod), Contains("restartPolicy"));
  folder_.Write("both/.shoal.yaml", "kube-version: \"1.30..1.34\"\n");
  EXPECT_THAT(LabelsAt("both/pod.yaml", "yaml", pod), Not(Contains("restartPolicyRules")));
}

TEST_F(Completion, WordsThatThePublishedSchemaDoesNotList) {
  const std::string pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n";
  EXPECT_THAT(LabelsAt("pod.yaml", "yaml", pod + "  restartPolicy: |\n"),
              ElementsAre("Always", "OnFailure", "Never"));
  EXPECT_THAT(LabelsAt("init.yaml", "yaml",
                       pod + "  initContainers:\n    - name: a\n      restartPolicy: |\n"),
              ElementsAre("Always"));
  EXPECT_THAT(LabelsAt("claim.yaml", "yaml",
                       "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec:\n"
                       "  accessModes:\n    - |\n"),
              Contains("ReadWriteOncePod"));
}

TEST_F(Completion, EachDocumentHasItsOwnSchema) {
  EXPECT_THAT(LabelsAt("a.yaml", "yaml",
                       "apiVersion: v1\nkind: Service\nspec:\n  |\n---\napiVersion: v1\nkind: Pod\n"
                       "spec: {}\n"),
              Contains("clusterIP"));
}

TEST_F(Completion, NothingInOtherYaml) {
  EXPECT_THAT(LabelsAt("compose.yaml", "yaml", "services:\n  web:\n    |\n"), IsEmpty());
  EXPECT_THAT(LabelsAt("compose2.yaml", "yaml", "services: {}\n|\n"), IsEmpty());
  EXPECT_THAT(LabelsAt("cm.yaml", "yaml", "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n"),
              IsEmpty());
}

TEST_F(Completion, TemplatesOfACharts) {
  folder_.Write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder_.Write("values.yaml", "image:\n  tag: 1.2.3\n  pullPolicy: Always\n");
  folder_.Write("values.schema.json",
                R"({"properties": {"image": {"properties": {"digest": {"type": "string"}}}}})");
  folder_.Write("templates/_names.tpl", "{{ define \"shop.name\" }}shop{{ end }}\n");
  EXPECT_THAT(LabelsAt("templates/a.yaml", "helm", "a: {{ .Values.image.t| }}\n"),
              ElementsAre("digest", "pullPolicy", "tag"));
  EXPECT_THAT(LabelsAt("templates/b.yaml", "helm", "a: {{ $.Values.|\n"), ElementsAre("image"));
  EXPECT_THAT(LabelsAt("templates/c.yaml", "helm", "a: {{ include \"|\n"),
              ElementsAre("shop.name"));
  EXPECT_THAT(LabelsAt("templates/e.yaml", "helm", "a: {{ to| }}\n"),
              IsSupersetOf({"toYaml", "nindent", "required", "eq"}));
  EXPECT_THAT(LabelsAt("templates/f.yaml", "helm", "a: {{ .Release.| }}\n"), Contains("Namespace"));
  EXPECT_THAT(
      LabelsAt("templates/g.yaml", "helm",
               "apiVersion: v1\nkind: Pod\nspec:\n  {{- if .Values.x }}\n  |\n  {{- end }}\n"),
      Contains("containers"));
}

TEST_F(Completion, Dockerfiles) {
  EXPECT_THAT(LabelsAt("Dockerfile", "dockerfile", "FROM scratch\nCO|\n"), Contains("COPY"));
  EXPECT_THAT(
      LabelsAt("Dockerfile", "dockerfile", "FROM golang AS build\nFROM scratch\nCOPY --from=|\n"),
      ElementsAre("build"));
  EXPECT_THAT(LabelsAt("Dockerfile", "dockerfile", "FROM golang AS build\nFROM b|\n"),
              ElementsAre("build"));
  EXPECT_THAT(LabelsAt("Dockerfile", "dockerfile", "FROM scratch\nCOPY --c| a b\n"),
              Contains("--chown="));
  EXPECT_THAT(LabelsAt("Dockerfile", "dockerfile", "FROM scratch\nRUN a && \\\n  CO|\n"),
              IsEmpty());
}

TEST_F(Completion, IdsOfRules) {
  EXPECT_THAT(LabelsAt("pod.yaml", "yaml", "apiVersion: v1\nkind: Pod\n# shoal: allow con|\n"),
              Contains("container-privileged"));
  EXPECT_THAT(LabelsAt(".shoal.yaml", "yaml", "ignore:\n  - |\n"),
              Contains("container-privileged"));
  EXPECT_THAT(LabelsAt(".shoal.yaml", "yaml", "ignore: [con|]\n"),
              Contains("container-privileged"));
  EXPECT_THAT(LabelsAt(".shoal.yaml", "yaml", "profile: |\n"), IsEmpty());
}

}  // namespace linter::tests
