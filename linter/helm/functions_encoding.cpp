#include <fmt/format.h>

#include "linter/helm/base64.h"
#include "linter/helm/functions.h"
#include "linter/helm/json.h"
#include "linter/helm/toml.h"
#include "linter/helm/yaml_reader.h"
#include "linter/helm/yaml_writer.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::ParamKind;
using gotemplate::Value;

static Value B64Enc(Call& call) {
  return call.String(EncodeBase64(call[0].bytes()));
}

static Value B64Dec(Call& call) {
  const auto decoded = DecodeBase64(call[0].bytes());
  return call.String(decoded ? *decoded
                             : fmt::format("illegal base64 data at input byte {}",
                                           FirstBadBase64(call[0].bytes())));
}

static Value B32Enc(Call& call) {
  return call.String(EncodeBase32(call[0].bytes()));
}

static Value B32Dec(Call& call) {
  const auto decoded = DecodeBase32(call[0].bytes());
  return call.String(decoded ? *decoded
                             : fmt::format("illegal base32 data at input byte {}",
                                           FirstBadBase32(call[0].bytes())));
}

static Value Json(const Call& call, JsonStyle style) {
  const auto text = WriteJson(call[0], style, call.heap());
  if (text) {
    return call.String(*text);
  }
  const bool strict = call.function.name.starts_with("must") || call.function.name == "toRawJson";
  return strict ? call.Fail(text.error().message) : call.String("");
}

static Value ToJson(Call& call) {
  return Json(call, JsonStyle::Escaped);
}

static Value ToRawJson(Call& call) {
  return Json(call, JsonStyle::Raw);
}

static Value ToPrettyJson(Call& call) {
  return Json(call, JsonStyle::Pretty);
}

static Value ToYaml(Call& call) {
  const auto text = WriteYaml(call[0], ToYamlStyle, call.heap(), call.origins());
  return text ? call.String(*text) : call.String("");
}

static Value ToYamlPretty(Call& call) {
  const auto text = WriteYaml(call[0], ToYamlPrettyStyle, call.heap(), call.origins());
  return text ? call.String(*text) : call.String("");
}

// What Go makes of a mapping or list that could not be read.
static Value ErrorMap(const Call& call, std::string_view message) {
  Map* map = call.heap().NewMap();
  map->Set(call.heap().NewText("Error"), call.String(message));
  return Value::Of(map);
}

static Value ErrorList(const Call& call, std::string_view message) {
  List* list = call.heap().NewList();
  list->items.push_back(call.String(message));
  return Value::Of(list);
}

static std::string_view JsonName(const Value& value) {
  return value.is_list()     ? "array"
         : value.is_map()    ? "object"
         : value.is_string() ? "string"
         : value.is_number() ? "number"
                             : "bool";
}

enum class Wanted : std::uint8_t { Map, List };

static Value Shaped(const Call& call, const Expected<Value>& read, Wanted wanted,
                    std::string_view prefix, std::string_view mismatch) {
  const auto fail = [&](const std::string& message) {
    return wanted == Wanted::Map ? ErrorMap(call, message) : ErrorList(call, message);
  };
  if (!read) {
    return fail(std::string(prefix) + read.error().message);
  }
  const Value& value = *read;
  if (value.is_nil()) {
    return wanted == Wanted::Map ? Value::Of(call.heap().NewMap())
                                 : Value::Of(call.heap().NewList());
  }
  if (wanted == Wanted::Map ? value.is_map() : value.is_list()) {
    return value;
  }
  return fail(fmt::format("{}json: cannot unmarshal {} into Go value of type {}", mismatch,
                          JsonName(value),
                          wanted == Wanted::Map ? "map[string]interface {}" : "[]interface {}"));
}

static constexpr std::string_view YamlPrefix = "error converting YAML to JSON: ";
static constexpr std::string_view YamlMismatch = "error unmarshaling JSON: while decoding JSON: ";

static Value FromYaml(Call& call) {
  return Shaped(call, ReadYaml(call[0].text(), call.heap(), call.origins()), Wanted::Map,
                YamlPrefix, YamlMismatch);
}

static Value FromYamlArray(Call& call) {
  return Shaped(call, ReadYaml(call[0].text(), call.heap(), call.origins()), Wanted::List,
                YamlPrefix, YamlMismatch);
}

static Value FromJson(Call& call) {
  return Shaped(call, ReadJson(call[0].text(), call.heap(), call.origins()), Wanted::Map, "", "");
}

static Value FromJsonArray(Call& call) {
  return Shaped(call, ReadJson(call[0].text(), call.heap(), call.origins()), Wanted::List, "", "");
}

static Value MustFromJson(Call& call) {
  const auto read = ReadJson(call[0].text(), call.heap(), call.origins());
  return read ? *read : call.Fail(read.error().message);
}

static Value ToToml(Call& call) {
  const auto text = WriteToml(call[0], call.heap());
  return call.String(text ? std::string_view(*text) : std::string_view(text.error().message));
}

static Value FromToml(Call& call) {
  const auto read = ReadToml(call[0].bytes(), call.heap(), call.Origin());
  return read ? *read : ErrorMap(call, read.error().message);
}

static constexpr auto Any = ParamKind::Any;
static constexpr auto Str = ParamKind::String;

std::span<const Function> EncodingFunctions() {
  static const Function Table[] = {
      {"b32dec", B32Dec, {Str}},
      {"b32enc", B32Enc, {Str}},
      {"b64dec", B64Dec, {Str}},
      {"b64enc", B64Enc, {Str}},
      {"fromJson", FromJson, {Str}},
      {"fromJsonArray", FromJsonArray, {Str}},
      {"fromToml", FromToml, {Str}},
      {"fromYaml", FromYaml, {Str}},
      {"fromYamlArray", FromYamlArray, {Str}},
      {"mustFromJson", MustFromJson, {Str}},
      {"mustToJson", ToJson, {Any}},
      {"mustToPrettyJson", ToPrettyJson, {Any}},
      {"mustToRawJson", ToRawJson, {Any}},
      {"toJson", ToJson, {Any}},
      {"toPrettyJson", ToPrettyJson, {Any}},
      {"toRawJson", ToRawJson, {Any}},
      {"toToml", ToToml, {Any}},
      {"toYaml", ToYaml, {Any}},
      {"toYamlPretty", ToYamlPretty, {Any}},
  };
  return Table;
}

}  // namespace linter::helm
