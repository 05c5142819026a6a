#include "linter/files/kind.h"

#include <gtest/gtest.h>

#include "linter/files/structure.h"

namespace linter::files {

struct Case {
  const char* text;
  FileKind kind;
};

static void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.text;
}

class KindOfYaml : public testing::TestWithParam<Case> {};

TEST_P(KindOfYaml, IsToldFromTheBytes) {
  EXPECT_EQ(Describe(Classify("a.yaml", GetParam().text, {})), Describe(GetParam().kind));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, KindOfYaml,
    testing::Values(
        Case{"apiVersion: v1\nkind: Pod\n", FileKind::Manifest},
        Case{"\xEF\xBB\xBF"
             "apiVersion: v1\r\nkind: Pod\r\n",
             FileKind::Manifest},
        Case{"# c\n---\n  kind: Pod\n  apiVersion: v1\n", FileKind::Manifest},
        Case{"a: 1\n--- # c\nkind: Pod\n\"apiVersion\": v1\n", FileKind::Manifest},
        Case{"{\"apiVersion\": \"v1\",\n \"kind\" : \"Pod\"}", FileKind::Manifest},
        Case{"--- {apiVersion: v1, kind: Pod}\n", FileKind::Manifest},
        Case{"%YAML 1.2\n---\napiVersion: v1\nkind: Pod\n", FileKind::Manifest},
        // Broken, but meant as one: the reader says what is wrong.
        Case{"apiVersion: v1\nkind: Pod\n  a: [\n", FileKind::Manifest}, Case{"", FileKind::Other},
        Case{"a: 1\n", FileKind::Other}, Case{"apiVersion: v1\n", FileKind::Other},
        Case{"apiVersion: v1\n---\nkind: Pod\n", FileKind::Manifest},
        // Objects that belong to something else.
        Case{"play:\n  - k8s:\n      apiVersion: v1\n      kind: Pod\n", FileKind::Other},
        Case{"run: |\n  apiVersion: v1\n  kind: Pod\n", FileKind::Other},
        Case{"# apiVersion: v1\n# kind: Pod\na: 1\n", FileKind::Other},
        Case{"apiVersions: v1\nkinds: Pod\nkind_: 1\n", FileKind::Other},
        // Actions in text.
        Case{"apiVersion: v1\nkind: A\na: |\n  {{ x }}\n  b: {{ y }}\n", FileKind::Manifest},
        Case{"apiVersion: v1\nkind: A\n\"a.sh\": >-  # c\n  {{ x }}\n\n  {{ y }}\n",
             FileKind::Manifest},
        Case{"apiVersion: v1\nkind: A\na:\n- |2-\n   {{ x }}\n- b: |\n    {{ x }}\n",
             FileKind::Manifest},
        Case{"apiVersion: v1\nkind: A\na: \"{{ x }}\"\nb: '{{x}}'\nc: x-{{y}}\n",
             FileKind::Manifest},
        Case{"apiVersion: v1\nkind: A\na: \"x \\\"\n  {{ y }}\n  z\"\n# {{ x }}\n",
             FileKind::Manifest},
        Case{"apiVersion: v1\nkind: A\na: &x !!str |\n {{ x }}\n", FileKind::Manifest},
        // Actions where YAML has its structure.
        Case{"{{- if .x }}\napiVersion: v1\nkind: A\n{{- end }}\n", FileKind::Template},
        Case{"apiVersion: v1\nkind: A\nb: {{ .x }}\n", FileKind::Template},
        Case{"apiVersion: v1\nkind: A\nb:\n  - {{ .x }}\n", FileKind::Template},
        Case{"apiVersion: v1\nkind: A\nb: |\n  text\nc: {{ .x }}\n", FileKind::Template},
        Case{"apiVersion: v1\nkind: A\nb:\n- c: |\n    text\n  d: {{ x }}\n", FileKind::Template},
        Case{"{% if x %}\napiVersion: v1\nkind: A\n{% endif %}\n", FileKind::Template},
        Case{"a: {{ x }}\n", FileKind::Other}));

TEST(Kind, IsToldFromThePlace) {
  const auto in_chart = [](const char* path, std::string_view text) {
    return Classify(std::string("c/") + path, text, {"/c", path});
  };
  constexpr std::string_view Plain = "apiVersion: v1\nkind: Pod\n";
  constexpr std::string_view Action = "apiVersion: v1\nkind: Pod\na: '{{ .x }}'\n";
  EXPECT_EQ(in_chart("Chart.yaml", Plain), FileKind::HelmChart);
  EXPECT_EQ(in_chart("values.yaml", Plain), FileKind::HelmValues);
  EXPECT_EQ(in_chart("values-prod.yml", "a: 1\n"), FileKind::HelmValues);
  EXPECT_EQ(in_chart("ci/small-values.yaml", "a: 1\n"), FileKind::HelmValues);
  EXPECT_EQ(in_chart("values.schema.json", "{}"), FileKind::Other);
  EXPECT_EQ(in_chart("templates/a/b.yaml", Action), FileKind::HelmTemplate);
  EXPECT_EQ(in_chart("templates/a.yaml", Plain), FileKind::Manifest);
  EXPECT_EQ(in_chart("crds/a.yaml", Plain), FileKind::Manifest);
  EXPECT_EQ(in_chart("examples/a.yaml", Action), FileKind::Manifest);
  EXPECT_EQ(in_chart("files/a.yaml", "apiVersion: v1\nkind: {{ .k }}\n"), FileKind::HelmTemplate);
  EXPECT_EQ(Classify("values.yaml", "a: 1\n", {}), FileKind::Other);
}

TEST(Kind, IsToldFromTheName) {
  constexpr std::string_view Plain = "apiVersion: v1\nkind: Pod\n";
  EXPECT_EQ(Classify("a/kustomization.yaml", "resources: []\n", {}), FileKind::Kustomization);
  EXPECT_EQ(Classify("Kustomization", Plain, {}), FileKind::Kustomization);
  EXPECT_EQ(Classify("a/ks.yaml",
                     "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n", {}),
            FileKind::Manifest);
  EXPECT_EQ(Classify("a/Dockerfile", "FROM a\n", {}), FileKind::Dockerfile);
  EXPECT_EQ(Classify("Dockerfile.prod", "FROM a\n", {}), FileKind::Dockerfile);
  EXPECT_EQ(Classify("web.Dockerfile", "FROM a\n", {}), FileKind::Dockerfile);
  EXPECT_EQ(Classify("Dockerfile.yaml", Plain, {}), FileKind::Manifest);
  EXPECT_EQ(Classify("Containerfile-arm", "FROM a\n", {}), FileKind::Dockerfile);
  EXPECT_EQ(Classify("Dockerfile.sh", "docker build .\n", {}), FileKind::Other);
  EXPECT_EQ(Classify("image", "# syntax=x\n\nARG A=1\nfrom a:$A\n", {}), FileKind::Dockerfile);
  EXPECT_EQ(Classify("image", "ARG A=1\nRUN a\n", {}), FileKind::Other);
  EXPECT_EQ(Classify("stdin.yaml", "FROM a\n", {}), FileKind::Dockerfile);
  EXPECT_EQ(Classify("any name", Plain, {}), FileKind::Manifest);
  EXPECT_EQ(Classify("a.json", "{\"kind\": \"A\", \"x\": {\"apiVersion\": 1}}", {}),
            FileKind::Manifest);
  EXPECT_EQ(Classify("a.json", "{\"kind\": \"A\", \"x\": \"apiVersion\"}", {}), FileKind::Other);
}

// The reader says that the encoding is wrong; passing it over would be silence.
TEST(Kind, Utf16IsSeenThrough) {
  std::string text = "\xFF\xFE";
  for (const char byte : std::string_view("apiVersion: v1\nkind: Pod\n")) {
    text += byte;
    text += '\0';
  }
  EXPECT_EQ(Classify("a.yaml", text, {}), FileKind::Manifest);
}

TEST(Kind, NamesOfAWalk) {
  EXPECT_TRUE(HasManifestName("a/b.yaml"));
  EXPECT_TRUE(HasManifestName("a/b.YML"));
  EXPECT_TRUE(HasManifestName("b.json"));
  EXPECT_FALSE(HasManifestName("a.yaml/b"));
  EXPECT_FALSE(HasManifestName(".yaml"));
  EXPECT_FALSE(HasManifestName("a.yaml.tpl"));
  EXPECT_TRUE(HasDockerfileName("a/dockerfile"));
  EXPECT_TRUE(HasDockerfileName("web.Containerfile"));
  EXPECT_TRUE(HasDockerfileName(".Dockerfile"));
  EXPECT_FALSE(HasDockerfileName("Dockerfile.dockerignore"));
  EXPECT_FALSE(HasDockerfileName("Dockerfile.j2"));
  EXPECT_FALSE(HasDockerfileName("dockerfiles"));
}

TEST(Structure, AnyBytesAreSurveyed) {
  std::string text;
  unsigned state = 1;
  constexpr std::string_view Alphabet = "{{- |>\"'\n\n: #&!a\\%k\t\0";
  for (int i = 0; i < 200000; ++i) {
    state = state * 1103515245U + 12345U;
    text += Alphabet[(state >> 16) % Alphabet.size()];
  }
  for (std::size_t size = 0; size < 2000; ++size) {
    Survey(std::string_view(text).substr(size, size));
  }
  EXPECT_TRUE(Survey(text + "\n---\nkind: a\napiVersion: {{ x }}\n").template_action);
}

}  // namespace linter::files
