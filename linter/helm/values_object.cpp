#include "linter/helm/values_object.h"

#include <fmt/format.h>

#include "linter/gotemplate/function.h"
#include "linter/gotemplate/number.h"
#include "linter/helm/values.h"
#include "linter/helm/yaml_writer.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Map;
using gotemplate::ParamKind;
using gotemplate::TextBuilder;
using gotemplate::Value;

static Value AsMap(Call& call) {
  return Value::Of(call.heap().NewView(call.receiver.map(), gotemplate::AnyMap))
      .From(call.receiver.origin());
}

static Value Yaml(Call& call) {
  const auto text = WriteYaml(call.receiver, ToYamlStyle, call.heap(), call.origins());
  if (!text) {
    return call.Fail("error marshaling into JSON");
  }
  TextBuilder out;
  out.Append(*text);
  out.Append("\n");
  return call.String(out);
}

static Value Table(Call& call) {
  const Map* found = TableAt(call.receiver.map(), call[0].bytes());
  if (found == nullptr) {
    return call.Fail(fmt::format("{} is not a table", gotemplate::Quote(call[0].bytes())));
  }
  return Value::Of(call.heap().NewView(*found, ValuesType));
}

static Value PathValue(Call& call) {
  const Value* found = ValueAt(call.receiver.map(), call[0].bytes());
  return found != nullptr
             ? *found
             : call.Fail(fmt::format("{} is not a value", gotemplate::Quote(call[0].bytes())));
}

static std::span<const Function> Methods() {
  static constexpr auto Str = ParamKind::String;
  static const Function Known[] = {
      {"AsMap", AsMap},
      {"PathValue", PathValue, {Str}},
      {"Table", Table, {Str}},
      {"YAML", Yaml},
  };
  return Known;
}

const gotemplate::Type ValuesType = {"chartutil.Values", "map", gotemplate::Kind::Nil, Methods()};

}  // namespace linter::helm
