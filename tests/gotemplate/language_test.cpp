#include <gtest/gtest.h>

#include "tests/gotemplate/rendering.h"

namespace linter::gotemplate {

static Value Sample(Heap& heap) {
  Map* root = heap.NewMap();
  List* list = heap.NewList();
  list->items = {Value::Float(1), heap.String("two"), Value::Nil()};
  root->Set(heap.NewText("list"), Value::Of(list));
  root->Set(heap.NewText("n"), Value::Float(3));
  root->Set(heap.NewText("s"), heap.String("text"));
  Map* inner = heap.NewMap();
  inner->Set(heap.NewText("b"), Value::Of(true));
  inner->Set(heap.NewText("a"), Value::Int(1));
  root->Set(heap.NewText("m"), Value::Of(inner));
  return Value::Of(root);
}

static std::string RenderSample(std::string_view text) {
  Rendering rendering(text);
  return rendering.Print(Sample(rendering.heap()));
}

TEST(Language, CopiesText) {
  EXPECT_EQ(Render("a { b }} c\n"), "a { b }} c\n");
}

TEST(Language, TrimsAtMarkersOnly) {
  EXPECT_EQ(Render("a \n {{- 1 -}} \n b"), "a1b");
  EXPECT_EQ(Render("a {{-1}} b"), "a -1 b");
  EXPECT_EQ(Render("a {{- /* x */ -}} b"), "ab");
}

TEST(Language, Literals) {
  EXPECT_EQ(Render("{{ 0x1F }} {{ 017 }} {{ 0b11 }} {{ 1_000 }} {{ 'a' }} {{ 1e3 }} {{ 1e21 }}"),
            "31 15 3 1000 97 1000 1e+21");
  EXPECT_EQ(Render("{{ \"a\\n\\u00e9\\x41\" }}{{ `r\\n` }}"), "a\n\u00e9Ar\\n");
  EXPECT_EQ(Render("{{ 9223372036854775808 }}"),
            "template: t:1:3: executing \"t\" at <9223372036854775808>: 9223372036854775808 "
            "overflows int");
}

TEST(Language, Variables) {
  EXPECT_EQ(Render("{{ $x := 1 }}{{ if true }}{{ $x = 2 }}{{ $x := 3 }}{{ end }}{{ $x }}"), "2");
  EXPECT_EQ(Render("{{ $y }}"), "template: t:1: undefined variable \"$y\"");
}

TEST(Language, Branches) {
  EXPECT_EQ(RenderSample("{{ if .x }}1{{ else if .n }}2{{ else }}3{{ end }}"), "2");
  EXPECT_EQ(RenderSample("{{ with .x }}1{{ else with .s }}{{ . }}{{ else }}3{{ end }}"), "text");
  EXPECT_EQ(RenderSample("{{ with $v := .m }}{{ .a }}{{ $v.b }}{{ $.s }}{{ end }}"), "1truetext");
}

TEST(Language, Ranges) {
  EXPECT_EQ(RenderSample("{{ range $i, $e := .list }}{{ $i }}={{ $e }};{{ end }}"),
            "0=1;1=two;2=<no value>;");
  EXPECT_EQ(RenderSample("{{ range $k, $v := .m }}{{ $k }}={{ $v }};{{ end }}"), "a=1;b=true;");
  EXPECT_EQ(Render("{{ range 3 }}{{ . }}{{ else }}none{{ end }}"), "012");
  EXPECT_EQ(Render("{{ range 0 }}{{ . }}{{ else }}none{{ end }}"), "none");
  EXPECT_EQ(Render("{{ range 9 }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ if eq . 4 }}{{ break "
                   "}}{{ end }}{{ . }}{{ end }}"),
            "013");
}

TEST(Language, TemplatesAndBlocks) {
  EXPECT_EQ(Render("{{ define \"x\" }}<{{ . }}>{{ end }}{{ template \"x\" 1 }}"), "<1>");
  EXPECT_EQ(Render("{{ block \"y\" 2 }}[{{ . }}]{{ end }}{{ template \"y\" }}"), "[2][<no value>]");
  EXPECT_EQ(Render("{{ template \"none\" }}"),
            "template: t:1:12: executing \"t\" at <{{template \"none\"}}>: template \"none\" not "
            "defined");
}

TEST(Language, NilIsNotAbsent) {
  EXPECT_EQ(RenderSample("{{ .x }}|{{ (.x).y.z }}|{{ .m.zz }}"),
            "<no value>|<no value>|<no value>");
  EXPECT_EQ(RenderSample("{{ .x.y }}"),
            "template: t:1:5: executing \"t\" at <.x.y>: nil pointer evaluating interface {}.y");
  EXPECT_EQ(RenderSample("{{ .s.y }}"),
            "template: t:1:5: executing \"t\" at <.s.y>: can't evaluate field y in type "
            "interface {}");
}

TEST(Language, ParseErrorsAreGos) {
  EXPECT_EQ(Render("{{ if 1 }}"), "template: t:1: unexpected EOF");
  EXPECT_EQ(Render("a\n{{ end }}"), "template: t:2: unexpected {{end}}");
  EXPECT_EQ(Render("{{ nope }}"), "template: t:1: function \"nope\" not defined");
  EXPECT_EQ(Render("{{ 1 | 2 }}"), "template: t:1: non executable command in pipeline stage 2");
  EXPECT_EQ(Render("{{ (1 }}"), "template: t:1: unclosed left paren");
  EXPECT_EQ(Render("{{ \"a }}"), "template: t:1: unterminated quoted string");
  EXPECT_EQ(Render("{{ if 1 }}{{ else }}{{ else }}{{ end }}"),
            "template: t:1: expected end; found {{else}}");
  EXPECT_EQ(Render("{{ }}"), "template: t:1: missing value for command");
  EXPECT_EQ(Render("{{ break }}"), "template: t:1: {{break}} outside {{range}}");
  EXPECT_EQ(Render("{{ 1 \n"), "template: t:2: unclosed action started at t:1");
}

TEST(Language, ArgumentsAreChecked) {
  EXPECT_EQ(
      Render("{{ len }}"),
      "template: t:1:3: executing \"t\" at <len>: wrong number of args for len: want 1 got 0");
  EXPECT_EQ(Render("{{ printf 1 }}"),
            "template: t:1:10: executing \"t\" at <1>: expected string; found 1");
  EXPECT_EQ(Render("{{ 1 | printf }}"),
            "template: t:1:7: executing \"t\" at <printf>: wrong type for value; expected string; "
            "got int");
}

TEST(Language, BudgetsEndEverything) {
  Limits limits;
  limits.steps = 10'000;
  Rendering endless("{{ range 1000000000 }}{{ end }}", limits);
  endless.Print();
  EXPECT_TRUE(endless.failure().out_of_budget);

  Rendering recursive("{{ define \"x\" }}{{ template \"x\" . }}{{ end }}{{ template \"x\" . }}");
  recursive.Print();
  EXPECT_TRUE(recursive.failure().out_of_budget);

  Limits small;
  small.output_bytes = 1000;
  Rendering wide("{{ range 1000 }}0123456789{{ end }}", small);
  wide.Print();
  EXPECT_TRUE(wide.failure().out_of_budget);

  std::string deep;
  for (int i = 0; i < 100'000; ++i) {
    deep += "{{ if 1 }}";
  }
  EXPECT_NE(Render(deep), "");
}

}  // namespace linter::gotemplate
