// Templates and values that would run for ever, or fill all memory, end soon, with a failure at
// their place, and leave the chart's other templates alone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <chrono>

#include "tests/helm/small_chart.h"

namespace linter::helm {

using testing::HasSubstr;

static std::string Repeated(std::string_view text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    all += text;
  }
  return all;
}

// Renders a template that is to fail beside one that is not.
static RenderFailure FailureOf(const std::string& text, const std::string& values = "{}") {
  const SmallChart chart(
      Files{{"templates/a.yaml", "kind: ConfigMap\n"},
            {"templates/m.yaml", text},
            {"templates/z.yaml", "kind: {{ .Values.kind | default \"Secret\" }}\n"},
            {"values.yaml", values}});
  const auto start = std::chrono::steady_clock::now();
  const Rendering rendering = chart.Rendered();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took.count(), 60);
  EXPECT_EQ(rendering.manifests.size(), 2U);
  EXPECT_EQ(rendering.failures.size(), 1U);
  if (rendering.failures.empty()) {
    return {};
  }
  const RenderFailure& failure = rendering.failures.front();
  EXPECT_EQ(failure.path, "c/templates/m.yaml") << failure.message;
  EXPECT_FALSE(failure.sites.empty()) << failure.message;
  return failure;
}

TEST(RenderBounds, EndlessIncludes) {
  EXPECT_THAT(
      FailureOf(R"({{ define "f" }}{{ include "f" . }}{{ end }}{{ include "f" . }})").message,
      HasSubstr("rendering template has a nested reference name: f"));
  EXPECT_THAT(
      FailureOf(R"({{ define "f" }}{{ template "f" . }}{{ end }}{{ template "f" . }})").message,
      HasSubstr("nested"));
  EXPECT_THAT(
      FailureOf(
          R"({{ define "f" }}{{ include "g" . }}{{ end }}{{ define "g" }}{{ include "f" . }}{{ end }}{{ include "f" . }})")
          .message,
      HasSubstr("nested"));
  // Twice as many at each level, never deep.
  std::string doubling = R"({{ define "f0" }}x{{ end }})";
  for (int i = 1; i <= 60; ++i) {
    const auto below = "{{ include \"f" + std::to_string(i - 1) + "\" . }}";
    doubling += "{{ define \"f" + std::to_string(i) + "\" }}" + below + below + "{{ end }}";
  }
  FailureOf(doubling + R"({{ include "f60" . }})");
}

TEST(RenderBounds, EndlessTpl) {
  EXPECT_THAT(FailureOf("{{ tpl .Values.t . }}", "t: '{{ tpl .Values.t . }}'").message,
              HasSubstr("nested"));
  FailureOf(
      R"({{ $s := "x" }}{{ range until 10000000 }}{{ $s = tpl "{{ . }}{{ . }}" $s }}{{ end }})");
}

// What `tpl` is given is a megabyte of calls of `tpl`.
TEST(RenderBounds, AMegabyteOfTpl) {
  const std::string deep = Repeated("{{ tpl (print `", 70'000);
  FailureOf("{{ tpl .Values.t . }}", "t: |\n  " + deep + "\n");
  const SmallChart flat(
      Files{{"templates/m.yaml", "x: {{ tpl .Values.t . }}"},
            {"values.yaml", "t: |\n  " + Repeated("{{ tpl `x` . }}", 70'000) + "\n"}});
  EXPECT_THAT(flat.Text(), HasSubstr("xxxxxxxx"));
}

TEST(RenderBounds, HugeLists) {
  FailureOf("{{ until 1000000000 }}");
  FailureOf("{{ untilStep 0 1000000000 1 | len }}");
  FailureOf("{{ seq 1 1000000000 }}");
  FailureOf("{{ range until 100000 }}{{ range until 100000 }}x{{ end }}{{ end }}");
  FailureOf("{{ $l := list 1 }}{{ range until 100000 }}{{ $l = concat $l $l }}{{ end }}");
  FailureOf("{{ uniq (until 1000000) | len }}");
  FailureOf("{{ $l := list }}{{ range until 1000000 }}{{ $l = append $l . }}{{ end }}");
}

TEST(RenderBounds, HugeTexts) {
  FailureOf("{{ repeat 2000000000 \"xxxxxxxx\" }}");
  FailureOf("{{ $s := \"x\" }}{{ range until 100 }}{{ $s = print $s $s }}{{ end }}{{ len $s }}");
  FailureOf("{{ indent 2000000000 \"a\\nb\" }}");
  FailureOf("{{ printf \"%2000000000d\" 1 }}{{ fail \"x\" }}");
  FailureOf("{{ $s := repeat 1000000 \"x\" }}{{ range until 10000 }}{{ $s }}{{ end }}");
  FailureOf(
      "{{ $s := repeat 100000 \"ab\" }}{{ range until 100 }}{{ $s = replace \"a\" $s $s }}{{ end "
      "}}");
  FailureOf("{{ randAlphaNum 2000000000 }}");
}

// Each line of a long text asks where it was written.
TEST(RenderBounds, ManyRuns) {
  const SmallChart chart(
      Files{{"templates/m.yaml",
             "{{ $m := dict }}x: {{ range until 60000 }}{{ $_ := set $m (print .) . }}"
             "{{ end }}{{ toYaml $m | nindent 2 | indent 2 | quote | len }}"}});
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(chart.Text(), HasSubstr("Source"));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took.count(), 30);
}

TEST(RenderBounds, MappingsInThemselves) {
  const std::string circle = R"({{ $d := dict "a" (dict) }}{{ $_ := set $d.a "d" $d }})";
  for (const char* use : {"toYaml $d", "toJson $d", "print $d", "deepCopy $d", "deepEqual $d $d.a",
                          "toToml $d", "toPrettyJson $d", "mergeOverwrite $d $d.a.d",
                          "printf \"%v\" $d", "toString $d", "values $d", "kindOf $d"}) {
    const SmallChart chart(Files{{"templates/a.yaml", "kind: ConfigMap\n"},
                                 {"templates/m.yaml", circle + "{{ " + use + " | len }}"}});
    // It ends; what it says is its own affair, as helm ends in a crash.
    const Rendering rendering = chart.Rendered();
    EXPECT_GE(rendering.manifests.size(), 1U) << use;
  }
}

TEST(RenderBounds, DeepValues) {
  const std::string deep = Repeated("[", 9'000) + Repeated("]", 9'000);
  const SmallChart chart(Files{{"templates/m.yaml",
                                "{{ toYaml .Values.a | len }}{{ toJson .Values.a }}"
                                "{{ deepCopy .Values.a | len }}{{ print .Values }}"},
                               {"values.yaml", "a: " + deep + "\n"}});
  EXPECT_FALSE(chart.Text().empty());
  const SmallChart deeper(Files{{"templates/m.yaml", "x: {{ .Values.a }}"},
                                {"values.yaml", "a: " + Repeated("{a: ", 200'000)}});
  EXPECT_FALSE(deeper.Rendered().failures.empty());
  const SmallChart bomb(
      Files{{"templates/m.yaml", "{{ .Values | toYaml | len }}"},
            {"values.yaml",
             "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c "
             "[*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e "
             "[*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g "
             "[*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g]\n"}});
  EXPECT_THAT(bomb.Text(), HasSubstr("excessive aliasing"));
}

TEST(RenderBounds, Patterns) {
  FailureOf("{{ regexMatch (repeat 100000 \"(a*)*\") \"a\" }}{{ fail \"x\" }}");
  FailureOf("{{ mustRegexMatch \"((((a{1000}){1000}){1000}){1000})\" \"a\" }}");
  FailureOf("{{ regexMatch \"^(a+)+$\" (print (repeat 1000000 \"a\") \"b\") }}{{ fail \"x\" }}");
  FailureOf("{{ .Files.Glob (repeat 10000 \"{a,b}*\") | len }}{{ fail \"x\" }}");
}

TEST(RenderBounds, TemplatesThatOnlyOpen) {
  FailureOf(Repeated("{{", 5'000'000));
  FailureOf(Repeated("{{ if 1 }}", 200'000));
  FailureOf("{{ " + Repeated("(", 1'000'000));
  FailureOf("{{ " + Repeated("(1", 900) + Repeated(")", 900) + " | fail }}");
  FailureOf("{{ 1" + Repeated(" | print", 100'000) + " | fail }}");
  FailureOf(Repeated("{{ if 0 }}{{ else if 1 }}", 100'000));
}

// One template that takes all it can get leaves enough for the others.
TEST(RenderBounds, MemoryStaysBounded) {
  FailureOf(
      "{{ $d := dict }}{{ range until 1000000 }}{{ $d = dict \"a\" (repeat 10000 \"x\") "
      "\"b\" $d }}{{ end }}");
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss / 1024, 4096) << "MiB";
}

}  // namespace linter::helm
