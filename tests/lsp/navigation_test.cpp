// Jumps, references, renamings and hover, as an editor asks for them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fixture/lint.h"
#include "tests/fixture/lsp_client.h"
#include "tests/fixture/program.h"

namespace linter::tests {

using Json = LspClient::Json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

static const Json Plain = {{"general", {{"positionEncodings", {"utf-8"}}}}};

class Navigation : public testing::Test {
 protected:
  void Write(const std::string& path, const std::string& text) {
    folder_.Write(path, text);
    texts_[client_.UriOf(path)] = text;
    names_[client_.UriOf(path)] = path;
  }
  void Open(const std::string& path, const std::string& language) {
    client_.Open(path, language, texts_[client_.UriOf(path)]);
  }
  // Asks about the first place of a text in a file, `behind` bytes from its start.
  Json Ask(const std::string& method, const std::string& path, const std::string& text,
           int behind = 1, Json further = Json::object()) {
    const auto& whole = texts_[client_.UriOf(path)];
    const auto at = whole.find(text) + static_cast<std::size_t>(behind);
    const auto before = whole.substr(0, at);
    further["textDocument"] = {{"uri", client_.UriOf(path)}};
    further["position"] = {{"line", std::count(before.begin(), before.end(), '\n')},
                           {"character", at - (before.rfind('\n') + 1)}};
    return client_.Ask("textDocument/" + method, further);
  }
  // `path:line:column`, lines from 1, columns from 0.
  std::vector<std::string> Places(const Json& result) {
    std::vector<std::string> places;
    for (const auto& location : result.is_array() ? result : Json{result}) {
      if (location.is_object()) {
        const auto& start = location["range"]["start"];
        places.push_back(names_[location["uri"]] + ":" +
                         std::to_string(start["line"].get<int>() + 1) + ":" +
                         std::to_string(start["character"].get<int>()));
      }
    }
    return places;
  }
  // A file after the edits of a renaming.
  std::string After(const Json& edit, const std::string& path) {
    const auto uri = client_.UriOf(path);
    auto text = texts_[uri];
    auto edits = edit["changes"].value(uri, Json::array());
    std::sort(edits.begin(), edits.end(), [](const Json& left, const Json& right) {
      return right["range"]["start"] < left["range"]["start"];
    });
    std::vector<std::size_t> starts = {0};
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') {
        starts.push_back(i + 1);
      }
    }
    const auto offset = [&](const Json& position) {
      return starts[position["line"]] + position["character"].get<std::size_t>();
    };
    std::map<std::size_t, Json> sorted;
    for (const auto& each : edits) {
      sorted[offset(each["range"]["start"])] = each;
    }
    for (auto each = sorted.rbegin(); each != sorted.rend(); ++each) {
      const auto end = offset(each->second["range"]["end"]);
      text.replace(each->first, end - each->first, each->second["newText"]);
    }
    return text;
  }
  void WriteChart() {
    Write("shop/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
    Write("shop/values.yaml", "image:\n  tag: 1.2.3\n  name: shop\nlabels: {a: b}\n");
    Write("shop/values-production.yaml", "image:\n  tag: 1.2.4\n");
    Write("shop/values.schema.json",
          R"({"properties": {"image": {"required": ["tag"], "properties": {"tag": {}}}}})");
    Write("shop/templates/_names.tpl", "{{ define \"shop.name\" }}shop{{ end }}\n");
    Write("shop/templates/pod.yaml",
          "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ include \"shop.name\" . }}\nspec:\n"
          "  containers:\n    {{- with .Values.image }}\n    - image: {{ .name }}:{{ .tag }}\n"
          "    {{- end }}\n      command: [{{ $.Values.image.tag | quote }}]\n");
  }

  TemporaryFolder folder_;
  LspClient client_{folder_.path(), Plain};
  std::map<std::string, std::string> texts_;
  std::map<std::string, std::string> names_;
};

constexpr const char* Objects = R"(apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: robot
      containers:
        - name: web
          envFrom: [{configMapRef: {name: settings}}]
)";

TEST_F(Navigation, ObjectsByNameInOtherFiles) {
  Write("web.yaml", Objects);
  Write("settings.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata: {}\n---\n"
        "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: robot\n");
  Open("web.yaml", "yaml");
  EXPECT_THAT(Places(Ask("definition", "web.yaml", "settings")["result"]),
              ElementsAre("settings.yaml:4:8"));
  EXPECT_THAT(Places(Ask("definition", "web.yaml", "robot")["result"]),
              ElementsAre("settings.yaml:10:8"));
  EXPECT_TRUE(Ask("definition", "web.yaml", "envFrom")["result"].is_null());
  Open("settings.yaml", "yaml");
  EXPECT_THAT(Places(Ask("references", "settings.yaml", "settings", 1,
                         {{"context", {{"includeDeclaration", false}}}})["result"]),
              ElementsAre("web.yaml:18:42"));
}

TEST_F(Navigation, FromASelectorToItsWorkloads) {
  Write("web.yaml", Objects);
  Open("web.yaml", "yaml");
  EXPECT_THAT(Places(Ask("definition", "web.yaml", "app: web")["result"]),
              ElementsAre("web.yaml:9:17"));
}

TEST_F(Navigation, ValuesAndTheirUses) {
  WriteChart();
  Open("shop/values.yaml", "yaml");
  Open("shop/templates/pod.yaml", "helm");
  EXPECT_THAT(Places(Ask("references", "shop/values.yaml", "tag", 1,
                         {{"context", {{"includeDeclaration", false}}}})["result"]),
              UnorderedElementsAre("shop/templates/pod.yaml:8:29", "shop/templates/pod.yaml:10:34",
                                   "shop/values.schema.json:1:63", "shop/values.schema.json:1:40"));
  EXPECT_THAT(Places(Ask("definition", "shop/templates/pod.yaml", ".tag", 2)["result"]),
              UnorderedElementsAre("shop/values.yaml:2:2", "shop/values-production.yaml:2:2"));
}

TEST_F(Navigation, NamedTemplates) {
  WriteChart();
  Open("shop/templates/_names.tpl", "helm");
  EXPECT_THAT(
      Places(Ask("references", "shop/templates/_names.tpl", "shop.name")["result"]),
      UnorderedElementsAre("shop/templates/_names.tpl:1:11", "shop/templates/pod.yaml:4:20"));
}

TEST_F(Navigation, StagesOfADockerfile) {
  Write("Dockerfile",
        "FROM golang AS build\nFROM build AS test\nFROM scratch\n"
        "COPY --from=build /a /a\n");
  Open("Dockerfile", "dockerfile");
  EXPECT_THAT(Places(Ask("definition", "Dockerfile", "=build", 2)["result"]),
              ElementsAre("Dockerfile:1:15"));
  EXPECT_THAT(Places(Ask("references", "Dockerfile", "build")["result"]),
              UnorderedElementsAre("Dockerfile:1:15", "Dockerfile:2:5", "Dockerfile:4:12"));
  const auto edit = Ask("rename", "Dockerfile", "build", 1, {{"newName", "compile"}})["result"];
  EXPECT_EQ(After(edit, "Dockerfile"),
            "FROM golang AS compile\nFROM compile AS test\nFROM scratch\n"
            "COPY --from=compile /a /a\n");
  EXPECT_EQ(Ask("rename", "Dockerfile", "build", 1, {{"newName", "a b"}})["error"]["code"], -32803);
  EXPECT_EQ(Ask("rename", "Dockerfile", "build", 1, {{"newName", "test"}})["error"]["code"],
            -32803);
  EXPECT_TRUE(Ask("prepareRename", "Dockerfile", "scratch")["result"].is_null());
}

TEST_F(Navigation, RenamesAValueEverywhere) {
  WriteChart();
  Open("shop/values.yaml", "yaml");
  const auto place = Ask("prepareRename", "shop/values.yaml", "tag")["result"];
  EXPECT_EQ(place["start"]["character"], 2);
  EXPECT_EQ(place["end"]["character"], 5);
  const auto edit = Ask("rename", "shop/values.yaml", "tag", 1, {{"newName", "version"}})["result"];
  EXPECT_THAT(After(edit, "shop/values.yaml"), HasSubstr("image:\n  version: 1.2.3\n"));
  EXPECT_THAT(After(edit, "shop/values-production.yaml"), HasSubstr("  version: 1.2.4"));
  EXPECT_THAT(After(edit, "shop/values.schema.json"),
              HasSubstr(R"("required": ["version"], "properties": {"version")"));
  EXPECT_THAT(After(edit, "shop/templates/pod.yaml"), HasSubstr("{{ .name }}:{{ .version }}"));
  EXPECT_THAT(After(edit, "shop/templates/pod.yaml"), HasSubstr("$.Values.image.version | quote"));
  const auto whole =
      Ask("rename", "shop/values.yaml", "image", 1, {{"newName", "picture"}})["result"];
  EXPECT_THAT(After(whole, "shop/templates/pod.yaml"), HasSubstr("with .Values.picture }}"));
  EXPECT_THAT(After(whole, "shop/templates/pod.yaml"), HasSubstr("$.Values.picture.tag | quote"));
}

TEST_F(Navigation, RefusesToRenameWhatWouldBreak) {
  WriteChart();
  Write("shop/templates/odd.yaml", "a: {{ index .Values.image \"tag\" }}\n");
  Open("shop/values.yaml", "yaml");
  EXPECT_EQ(Ask("rename", "shop/values.yaml", "tag", 1, {{"newName", "version"}})["error"]["code"],
            -32803);
  EXPECT_EQ(Ask("rename", "shop/values.yaml", "image", 1, {{"newName", "labels"}})["error"]["code"],
            -32803);
}

TEST_F(Navigation, HoverTellsFieldsAndRenderedValues) {
  WriteChart();
  Open("shop/templates/pod.yaml", "helm");
  EXPECT_THAT(Ask("hover", "shop/templates/pod.yaml", "containers")["result"]["contents"]["value"],
              HasSubstr("`containers`: list of object, required"));
  const std::string value =
      Ask("hover", "shop/templates/pod.yaml", ".tag }}", 2)["result"]["contents"]["value"];
  EXPECT_THAT(value, HasSubstr("renders to\n```yaml\n1.2.3\n```"));
  EXPECT_THAT(value, HasSubstr("values.yaml, line 2"));
  EXPECT_THAT(Ask("hover", "shop/templates/pod.yaml", "include")["result"]["contents"]["value"],
              HasSubstr("```yaml\nshop\n```"));
  Write("pod.yaml",
        "apiVersion: v1\nkind: Pod\nspec:\n  dnsPolicy: Default\n  os: {name: linux}\n");
  Open("pod.yaml", "yaml");
  EXPECT_THAT(Ask("hover", "pod.yaml", "dnsPolicy")["result"]["contents"]["value"],
              HasSubstr("`ClusterFirst`, `ClusterFirstWithHostNet`"));
  EXPECT_TRUE(Ask("hover", "pod.yaml", "linux")["result"].is_null());
}

}  // namespace linter::tests
