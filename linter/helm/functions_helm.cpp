#include <fmt/format.h>

#include "linter/gotemplate/number.h"
#include "linter/helm/functions.h"
#include "linter/helm/host.h"
#include "linter/helm/no_value.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::ParamKind;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

// Helm's own bound.
static constexpr int MaxNested = 1000;

Text WithoutNoValue(const Text& text, gotemplate::Heap& heap) {
  constexpr std::string_view Mark = "<no value>";
  const std::string_view bytes = text.bytes();
  std::size_t found = bytes.find(Mark);
  if (found == std::string_view::npos) {
    return text;
  }
  TextBuilder out;
  std::size_t done = 0;
  while (found != std::string_view::npos) {
    out.Append(text.Slice(done, found));
    // What gave no value stays known at the place where it would stand.
    const Text cut = text.Slice(found, found + Mark.size());
    if (cut.run_count() > 0) {
      out.Mark(cut.RunAt(0).origin);
    }
    done = found + Mark.size();
    found = bytes.find(Mark, done);
  }
  out.Append(text.Slice(done, bytes.size()));
  return out.Build(heap.memory());
}

static Value Include(Call& call) {
  const std::string name(call[0].bytes());
  int& nested = call.evaluation.host().nested[name];
  if (nested > MaxNested) {
    return call.Fail(fmt::format(
        "rendering template has a nested reference name: {}: unable to execute template", name));
  }
  ++nested;
  const auto text = call.evaluation.Execute(name, call[1]);
  --call.evaluation.host().nested[name];
  return text ? call.String(*text) : Value();
}

static Value Tpl(Call& call) {
  const Text& text = call[0].text();
  if (text.bytes().find("{{") == std::string_view::npos) {
    return call.String(WithoutNoValue(text, call.heap()));
  }
  const auto expanded = call.evaluation.Expand("gotpl", text, call[1]);
  if (expanded) {
    return call.String(WithoutNoValue(*expanded, call.heap()));
  }
  const bool parsed = call.evaluation.failure().parsed;
  call.evaluation.Explain(fmt::format(
      "{} {}", parsed ? "error during tpl function execution for" : "cannot parse template",
      gotemplate::Quote(text.bytes())));
  return {};
}

// Helm takes what stands between these out of the error and leaves the rest away.
static std::string Warning(std::string_view message) {
  return fmt::format("HELM_ERR_START{}HELM_ERR_END", message);
}

static Value Required(Call& call) {
  const Value& value = call[1];
  if (value.is_nil() || (value.is_string() && value.text().empty())) {
    return call.Fail(Warning(call[0].bytes()));
  }
  return value;
}

static Value Fail(Call& call) {
  return call.Fail(Warning(call[0].bytes()));
}

static Value Lookup(Call& call) {
  return Value::Of(call.heap().NewMap());
}

static Value GetHostByName(Call& call) {
  return call.String("");
}

static constexpr auto Any = ParamKind::Any;
static constexpr auto Str = ParamKind::String;

std::span<const Function> HelmFunctions() {
  static const Function Table[] = {
      {"fail", Fail, {Str}},
      {"getHostByName", GetHostByName, {Str}},
      {"include", Include, {Str, Any}},
      {"lookup", Lookup, {Str, Str, Str, Str}},
      {"required", Required, {Str, Any}},
      {"tpl", Tpl, {Str, Any}},
  };
  return Table;
}

}  // namespace linter::helm
