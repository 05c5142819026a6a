#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/text_field.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule YamlUnquotedString() {
  return {
      .id = "yaml-unquoted-string",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "plain word is read as something else than a string where one is demanded",
      .why =
          "Kubernetes reads `yes`, `on`, `n`, `0755`, `1e3` and `1.10` as YAML 1.1 does: as "
          "booleans and numbers. Labels, annotations, environment variables, arguments and the "
          "data of ConfigMaps take strings only, and the API server refuses the object. As the "
          "key of such a mapping the word is kept, but in another spelling: `yes:` becomes "
          "`true:`. `null` and nothing at all stand for an empty value, or remove one in a "
          "patch, and are left alone.",
      .reference = "https://yaml.org/type/bool.html",
      .since = "0.1",
      .fix = FixKind::Safe,
      .check = CheckObject,
  };
}

static std::string_view TypeName(const yaml::Node& node) {
  return node.Type() == yaml::ScalarType::Bool ? "a boolean" : "a number";
}

static void CheckValue(const k8s::TextField& field, Report& report) {
  const auto node = field.slot.node();
  if (!node || !node->is_scalar() || node->Type() == yaml::ScalarType::String) {
    return;
  }
  const auto text = node->text();
  const auto message =
      field.name.empty()
          ? fmt::format("{} `{}` is read as {}", field.Title(), text, TypeName(*node))
          : fmt::format("value `{}` of {} is read as {}", text, field.Title(), TypeName(*node));
  const auto quoted = fmt::format("\"{}\"", text);
  auto place = field.slot.span();
  place.form = true;
  report.Add({.span = place,
              .message = message,
              .fixes = {{"quote it", Safety::Safe, yaml::Set(field.slot, quoted)}}});
}

// What the key becomes when the file is turned into JSON.
static std::string Converted(const yaml::Node& key) {
  if (const auto boolean = key.Bool()) {
    return *boolean ? "true" : "false";
  }
  const auto integer = key.Int();
  if (key.Type() == yaml::ScalarType::Int && integer) {
    return fmt::format("{}", *integer);
  }
  const auto real = key.Float();
  return key.Type() == yaml::ScalarType::Float && real ? fmt::format("{}", *real)
                                                       : std::string(key.text());
}

static void CheckKey(const yaml::Node& key, Report& report) {
  const auto converted = Converted(key);
  const auto quoted = fmt::format("\"{}\"", key.text());
  if (converted != key.text()) {
    report.Add({.span = key.span(),
                .message = fmt::format("key `{}` is read as `{}`", key.text(), converted),
                .fixes = {{"quote it", Safety::Safe, {{key.span(), quoted}}}}});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& field : k8s::TextFields(object)) {
    CheckValue(field, report);
    if (field.key) {
      CheckKey(*field.key, report);
    }
  }
}

}  // namespace linter::rules
