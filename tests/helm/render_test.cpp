#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include "tests/helm/small_chart.h"

namespace linter::helm {

using gotemplate::NotCopied;
using gotemplate::Origin;
using gotemplate::OriginKind;
using gotemplate::Text;

static const gotemplate::Run* RunOf(const Text& text, std::string_view part,
                                    gotemplate::Run& place) {
  const auto at = text.bytes().find(part);
  for (std::uint32_t i = 0; at != std::string_view::npos && i < text.run_count(); ++i) {
    place = text.RunAt(i);
    if (place.end > at) {
      return &place;
    }
  }
  return nullptr;
}

TEST(Render, ToYamlPointsAtEachLineOfTheValues) {
  const SmallChart chart(
      {{"templates/x.yaml", "resources:\n  {{- toYaml .Values.resources | nindent 2 }}\n"},
       {"values.yaml", "resources:\n  limits:\n    cpu: 100m\n    memory: 1Gi\n"}});
  const Rendering rendering = chart.Rendered();
  ASSERT_EQ(rendering.manifests.size(), 1U);
  gotemplate::Run run;
  ASSERT_NE(RunOf(rendering.manifests[0].content, "1Gi", run), nullptr);
  const Origin& origin = rendering.origins[rendering.origins.Innermost(run.origin)];
  ASSERT_NE(run.offset, NotCopied);
  EXPECT_EQ(origin.span.file, chart.Source("values.yaml").id);
  EXPECT_EQ(chart.Source("values.yaml").text.substr(origin.span.begin + run.offset, 3), "1Gi");
}

TEST(Render, LiteralTextPointsAtTheTemplateThroughItsCalls) {
  const SmallChart chart({{"templates/_h.tpl", "{{ define \"l\" }}app: web{{ end }}"},
                          {"templates/x.yaml", "labels: {{ include \"l\" . | nindent 2 }}"}});
  const Rendering rendering = chart.Rendered();
  gotemplate::Run run;
  ASSERT_NE(RunOf(rendering.manifests.at(0).content, "web", run), nullptr);
  const Origin& call = rendering.origins[run.origin];
  ASSERT_EQ(call.kind, OriginKind::Action);
  EXPECT_EQ(rendering.origins[call.site].span.file, chart.Source("templates/x.yaml").id);
  const Origin& inner = rendering.origins[rendering.origins.Innermost(run.origin)];
  EXPECT_EQ(inner.span.file, chart.Source("templates/_h.tpl").id);
}

TEST(Render, AnUntakenBranchNamesTheValueThatDecided) {
  const SmallChart chart(
      {{"templates/x.yaml", "a: 1\n{{- if .Values.probe.enabled }}\nb: 2\n{{- end }}\n"},
       {"values.yaml", "probe:\n  enabled: false\n"}});
  const Rendering rendering = chart.Rendered();
  const Text& content = rendering.manifests.at(0).content;
  bool seen = false;
  for (std::uint32_t i = 0; i < content.run_count(); ++i) {
    const Origin& origin = rendering.origins[content.RunAt(i).origin];
    if (origin.kind == OriginKind::Skipped) {
      seen = true;
      const auto sources = rendering.origins.Sources(origin.inner);
      ASSERT_EQ(sources.size(), 1U);
      EXPECT_EQ(rendering.origins.Bytes(rendering.origins[sources[0]]), "false");
    }
  }
  EXPECT_TRUE(seen);
}

TEST(Render, ValuesOfUsersWinAndNullDeletes) {
  SmallChart chart(
      {{"templates/x.yaml", "{{ toYaml .Values }}"}, {"values.yaml", "a: 1\nb: {c: 2, d: 3}\n"}});
  chart.run().ApplyArguments({"--set", "b.c=null,e[1]=x", "--set-string", "a=7"}, "", "");
  EXPECT_EQ(chart.Text(),
            "---\n# Source: c/templates/x.yaml\na: \"7\"\nb:\n  d: 3\ne:\n- null\n- x\n");
}

static std::map<std::string, std::string> WithChild(const std::string& requirement) {
  return {
      {"Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies:\n- " + requirement},
      {"charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.2.0\n"},
      {"charts/sub/values.yaml", "num: 1\nexports: {x: {up: 5}}\n"},
      {"charts/sub/templates/y.yaml", "n: {{ .Values.num }}{{ .Values.global.g }}\n"},
      {"templates/x.yaml", "up: {{ .Values.up }}\n"},
      {"values.yaml", "global: {g: G}\nsub: {num: 2}\non: {sub: true}\n"}};
}

TEST(Render, ChildrenTakeValuesGlobalsAndHandUpExports) {
  const SmallChart chart(
      WithChild("{name: sub, version: ^1.0.0, repository: '', import-values: [x]}"));
  EXPECT_EQ(chart.Text(),
            "---\n# Source: c/charts/sub/templates/y.yaml\nn: 2G\n---\n# Source: "
            "c/templates/x.yaml\nup: 5\n");
}

TEST(Render, ConditionsSwitchChildrenOff) {
  SmallChart chart(WithChild("{name: sub, version: '*', repository: '', condition: on.sub}"));
  chart.run().ApplyArguments({"--set", "on.sub=false"}, "", "");
  EXPECT_EQ(chart.Text(), "---\n# Source: c/templates/x.yaml\nup:\n");
}

TEST(Render, MissingChildrenAreRefused) {
  const SmallChart chart(Files{
      {"Chart.yaml",
       "apiVersion: v2\nname: c\nversion: 0.1.0\ndependencies:\n- {name: gone, version: '1'}\n"}});
  EXPECT_NE(chart.Text().find("missing in charts/ directory: gone"), std::string::npos);
}

static std::string Packed(const std::map<std::string, std::string>& files) {
  std::string bytes(1 << 16, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_add_filter_gzip(writer);
  archive_write_set_format_ustar(writer);
  archive_write_open_memory(writer, bytes.data(), bytes.size(), &used);
  for (const auto& [path, text] : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, path.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, text.data(), text.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  bytes.resize(used);
  return bytes;
}

TEST(Render, PackedChildrenAreUnpackedInMemory) {
  const std::string archive =
      Packed({{"sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"},
              {"sub/templates/y.yaml", "b: 1\n"}});
  const SmallChart chart(Files{{"charts/sub-1.0.0.tgz", archive}});
  EXPECT_EQ(chart.Text(), "---\n# Source: c/charts/sub/templates/y.yaml\nb: 1\n");
}

TEST(Render, NoPathLeavesAnArchive) {
  const SmallChart chart(Files{{"charts/sub.tgz", Packed(Files{{"sub/../../evil", "x"}})}});
  EXPECT_NE(chart.Text().find("illegally"), std::string::npos);
}

TEST(Render, SchemasAreCheckedWithHelmsWords) {
  SmallChart chart(
      {{"values.schema.json", R"({"required":["image"],"properties":{"port":{"type":"integer"}}})"},
       {"values.yaml", "port: x\n"}});
  EXPECT_EQ(chart.Text(),
            "values don't meet the specifications of the schema(s) in the following chart(s):\nc:\n"
            "- at '': missing property 'image'\n- at '/port': got string, want integer\n");
  chart.options().schema_validation = Include::No;
  EXPECT_EQ(chart.Text(), "\n");
}

TEST(Render, HooksComeLastAndKindsInOrder) {
  const SmallChart chart(
      Files{{"templates/a.yaml",
             "kind: Deployment\n---\nkind: Namespace\n---\nkind: Job\nmetadata:\n"
             "  annotations:\n    helm.sh/hook: pre-install\n"}});
  const Rendering rendering = chart.Rendered();
  ASSERT_EQ(rendering.manifests.size(), 3U);
  EXPECT_EQ(rendering.manifests[0].kind, "Namespace");
  EXPECT_EQ(rendering.manifests[1].kind, "Deployment");
  EXPECT_TRUE(rendering.manifests[2].hook);
}

TEST(Render, IgnoredFilesAreNotSeen) {
  const SmallChart chart({{".helmignore", "*.md\nsecret/\n"},
                          {"a.md", "x"},
                          {"secret/k", "x"},
                          {"keep.txt", "x"},
                          {"templates/x.yaml", "n: {{ len (.Files.Glob \"**\") }}\n"}});
  EXPECT_EQ(chart.Text(), "---\n# Source: c/templates/x.yaml\nn: 2\n");
}

TEST(Render, ABrokenTemplateLeavesTheOthers) {
  const SmallChart chart({{"templates/a.yaml", "{{ .Values.x.y }}"},
                          {"templates/b.yaml", "{{ if }}"},
                          {"templates/c.yaml", "kind: ConfigMap\n"}});
  const Rendering rendering = chart.Rendered();
  EXPECT_EQ(rendering.failures.size(), 2U);
  EXPECT_EQ(rendering.manifests.size(), 1U);
  for (const RenderFailure& failure : rendering.failures) {
    EXPECT_FALSE(failure.sites.empty()) << failure.message;
  }
}

TEST(Render, AnyBytesAreSurvived) {
  for (const std::string& text : {std::string("\0\xFF{{", 4), std::string("{{ \xC3"),
                                  std::string("{{/*"), std::string("\xEF\xBB\xBF")}) {
    const SmallChart chart(
        {{"templates/x.yaml", text}, {"values.yaml", text}, {"Chart.yaml", text}});
    EXPECT_FALSE(chart.Rendered().failures.empty());
    const SmallChart other(Files{{"templates/x.yaml", text}});
    static_cast<void>(other.Rendered());
  }
}

}  // namespace linter::helm
