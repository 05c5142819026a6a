#include <gtest/gtest.h>

#include "tests/helm/small_chart.h"

namespace linter::helm {

TEST(HelmFunctions, TextStaysText) {
  EXPECT_EQ(RenderTemplate("a:{{ .Values.t | nindent 2 }}", "t: |\n  x: 1\n  y: 2\n"),
            "a:\n  x: 1\n  y: 2\n");
  EXPECT_EQ(RenderTemplate("a: {{ .Values.s | trunc 5 | trimSuffix \"-\" | quote }}", "s: abcd-ef"),
            "a: \"abcd\"\n");
  EXPECT_EQ(RenderTemplate("a: {{ \"a.b.c\" | replace \".\" \"-\" }} {{ trimAll \"x\" \"xax\" }}"),
            "a: a-b-c a\n");
}

TEST(HelmFunctions, NumbersOfValuesAreFloats) {
  EXPECT_EQ(
      RenderTemplate("a: {{ .Values.num }}\nb: {{ int .Values.num }}\nc: {{ toYaml .Values.num }}",
                     "num: 1000000"),
      "a: 1e+06\nb: 1000000\nc: 1000000\n");
  EXPECT_EQ(RenderTemplate("a: {{ add 1 \"2\" 3.9 }} {{ div 7 2 }} {{ addf 0.1 0.2 }}"),
            "a: 6 3 0.3\n");
}

TEST(HelmFunctions, Regex) {
  EXPECT_EQ(RenderTemplate("a: {{ regexReplaceAll \"a(x*)b\" \"-ab-axxb-\" \"${1}W\" }}"),
            "a: -W-xxW-\n");
  EXPECT_EQ(RenderTemplate("a: {{ regexFind \"(?!x)\" \"a\" }}"),
            "template: c/templates/x.yaml:1:6: executing \"c/templates/x.yaml\" at <regexFind "
            "\"(?!x)\" \"a\">: error calling regexFind: regexp: Compile(`(?!x)`): error parsing "
            "regexp: invalid or unsupported Perl syntax: `(?!`");
}

TEST(HelmFunctions, TomlTakesOtherScriptsInStringsAndCommentsOnly) {
  constexpr std::string_view Template = "a: {{ .Values.t | fromToml | toJson }}";
  EXPECT_EQ(RenderTemplate(std::string(Template), "t: |\n  # \u00e9\n  a = \"\\u00e9 \ufb01\"\n"),
            "a: {\"a\":\"\u00e9 \ufb01\"}\n");
  EXPECT_EQ(RenderTemplate(std::string(Template), "t: \"a = 1\\n\ufb01 = 2\""),
            "a: {\"Error\":\"toml: line 2: invalid character outside of strings\"}\n");
}

TEST(HelmFunctions, Versions) {
  EXPECT_EQ(
      RenderTemplate("a: {{ semverCompare \">=1.20-0\" \"1.33.0-eks\" }} "
                     "{{ semverCompare \"^1.2.0\" \"2.0.0\" }} "
                     "{{ semverCompare \"1.2 - 3\" \"2.5.0\" }} {{ (semver \"v1.2.3\").Minor }}"),
      "a: true false true 2\n");
}

TEST(HelmFunctions, MergeKeepsTheFirst) {
  EXPECT_EQ(RenderTemplate("a: {{ merge (dict \"k\" 1 \"m\" (dict \"x\" 1)) (dict \"k\" 2 \"m\" "
                           "(dict \"x\" 2 \"y\" 3)) | toJson }}"),
            "a: {\"k\":1,\"m\":{\"x\":1,\"y\":3}}\n");
  EXPECT_EQ(RenderTemplate("a: {{ mergeOverwrite (dict \"k\" 1) (dict \"k\" 2) | toJson }}"),
            "a: {\"k\":2}\n");
}

TEST(HelmFunctions, DatesAndDurations) {
  EXPECT_EQ(RenderTemplate("a: {{ date \"Mon Jan _2 15:04:05 2006\" (int64 86400) }}"),
            "a: Fri Jan  2 00:00:00 1970\n");
  EXPECT_EQ(
      RenderTemplate("{{ $t := toDate \"2006-01-02T15:04\" \"2024-07-01T12:00\" }}a: {{ "
                     "dateInZone \"15:04 MST\" $t \"Europe/Berlin\" }} {{ duration \"95\" }}"),
      "a: 14:00 CEST 1m35s\n");
}

TEST(HelmFunctions, HashesAndCiphers) {
  EXPECT_EQ(RenderTemplate("a: {{ sha256sum \"x\" | trunc 8 }} {{ sha1sum \"x\" | trunc 8 }}"),
            "a: 2d711642 11f6ad8e\n");
  EXPECT_EQ(RenderTemplate("a: {{ decryptAES \"k\" (encryptAES \"k\" \"plain\") }}"), "a: plain\n");
}

TEST(HelmFunctions, ChanceIsAlwaysTheSame) {
  const std::string text = "a: {{ randAlphaNum 12 }} {{ uuidv4 }} {{ (genCA \"x\" 1).Cert | len }}";
  EXPECT_EQ(RenderTemplate(text), RenderTemplate(text));
  EXPECT_NE(RenderTemplate("{{ randAlpha 8 }}: 1"), RenderTemplate("{{ randAlpha 9 }}: 1"));
}

TEST(HelmFunctions, FailAndRequiredSpeakAlone) {
  EXPECT_EQ(RenderTemplate("a: 1\nb: {{ required \"say b\" .Values.b }}"),
            "execution error at (c/templates/x.yaml:2:6): say b");
  EXPECT_EQ(RenderTemplate("{{ fail \"no\" }}"), "execution error at (c/templates/x.yaml:1:3): no");
}

TEST(HelmFunctions, TplSeesValuesAndKeepsItsDefinitions) {
  EXPECT_EQ(RenderTemplate("a: {{ tpl .Values.t . }}", "t: '{{ .Release.Name }}-x'"), "a: rel-x\n");
  EXPECT_EQ(RenderTemplate("a: {{ tpl .Values.t . }}", "t: '{{ if }}'"),
            "template: c/templates/x.yaml:1:6: executing \"c/templates/x.yaml\" at <tpl .Values.t "
            ".>: error calling tpl: cannot parse template \"{{ if }}\": template: gotpl:1: missing "
            "value for if");
}

TEST(HelmFunctions, EndlessTemplatesEnd) {
  SmallChart chart({{"templates/a.yaml",
                     "{{ define \"x\" }}{{ include \"x\" . }}{{ end }}"
                     "{{ include \"x\" . }}"},
                    {"templates/b.yaml", "{{ until 1000000000 }}"},
                    {"templates/c.yaml", "kind: ConfigMap\n"}});
  const Rendering rendering = chart.Rendered();
  EXPECT_EQ(rendering.failures.size(), 2U);
  ASSERT_EQ(rendering.manifests.size(), 1U);
  EXPECT_EQ(rendering.manifests[0].path, "c/templates/c.yaml");
}

}  // namespace linter::helm
