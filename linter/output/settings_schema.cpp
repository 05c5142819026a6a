// The JSON Schema of `.shoal.yaml`, made from the catalog: editors complete rules by it, and show
// what each is about.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "linter/output/catalog.h"
#include "linter/output/format.h"

namespace linter::output {

using Json = nlohmann::ordered_json;

static Json About(std::string_view description, Json schema) {
  schema["description"] = description;
  return schema;
}

static Json Reference(std::string_view definition) {
  return {{"$ref", "#/definitions/" + std::string(definition)}};
}

static Json TextOrTexts(const Json& item) {
  return {{"anyOf", {item, {{"type", "array"}, {"items", item}}}}};
}

static Json Mapping(Json properties) {
  return {
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

static Json ProfileNames() {
  auto names = Json::array();
  for (const auto profile : {Profile::Default, Profile::Production, Profile::PssBaseline,
                             Profile::PssRestricted, Profile::All}) {
    names.push_back(Name(profile));
  }
  return {{"enum", names}};
}

static Json TypeOf(const OptionValue& fallback) {
  struct Type {
    Json operator()(bool /*flag*/) const { return {{"type", "boolean"}}; }
    Json operator()(std::int64_t /*number*/) const { return {{"type", "integer"}}; }
    // A number without quotes is a text as well.
    Json operator()(const std::string& /*text*/) const {
      return {{"type", {"string", "number", "boolean"}}};
    }
    Json operator()(const std::vector<std::string>& /*texts*/) const { return Reference("texts"); }
  };
  return std::visit(Type(), fallback);
}

static Json OptionsOf(const Rule& rule) {
  Json properties = {{"severity", Reference("severity")}};
  for (const auto& option : rule.options) {
    auto schema = About(option.description, TypeOf(option.fallback));
    std::visit([&](const auto& value) { schema["default"] = value; }, option.fallback);
    properties[std::string(option.name)] = std::move(schema);
  }
  return About(std::string(rule.summary) + ": " + RuleUri(rule), Mapping(std::move(properties)));
}

// What `select` and its like take: our names are known, other tools' are not listed.
static Json NamesOf(std::span<const Rule* const> rules) {
  auto names = Json::array();
  auto summaries = Json::array();
  std::set<std::string_view> categories;
  for (const auto* rule : rules) {
    names.push_back(rule->id);
    summaries.push_back(rule->summary);
    categories.insert(rule->category);
  }
  for (const auto category : categories) {
    names.push_back(category);
    summaries.push_back("all rules about " + std::string(category));
  }
  return {{"anyOf",
           {{{"enum", std::move(names)}, {"enumDescriptions", std::move(summaries)}},
            {{"type", "string"},
             {"description", "another tool, such as hadolint, or an id of one, such as DL3008"}}}}};
}

static Json ChartSchema() {
  auto schema = Mapping({{"path", About("the chart's folder", {{"type", "string"}})},
                         {"release", About("the release's name", {{"type", "string"}})},
                         {"namespace", About("the release's namespace", {{"type", "string"}})},
                         {"values", About("sets of values files: the chart is rendered with each",
                                          {{"type", "array"}, {"items", Reference("texts")}})}});
  schema["required"] = {"path"};
  return schema;
}

static Json EnvironmentSchema() {
  const Json text = {{"type", "string"}};
  auto chart = Mapping({{"path", About("the chart's folder", text)},
                        {"release", About("the release's name", text)},
                        {"namespace", About("the release's namespace", text)},
                        {"values", About("files of values, later ones win", Reference("texts"))}});
  chart["required"] = {"path"};
  const Json item = {{"anyOf", {text, std::move(chart)}}};
  return Mapping(
      {{"overlays", About("folders of kustomizations", Reference("texts"))},
       {"charts", About("charts, with their files of values", TextOrTexts(item))},
       {"paths", About("further files and folders, as .gitignore has them", Reference("texts"))}});
}

// Keys that a settings file and each of its overrides have.
static Json LayerKeys() {
  return {{"profile", About("the set of rules to start from", Reference("profile"))},
          {"select", About("run these, too, or, without a profile, only these",
                           TextOrTexts(Reference("name")))},
          {"ignore", About("leave these out", TextOrTexts(Reference("name")))},
          {"severity", About("how grave the findings of a rule are",
                             {{"type", "object"},
                              {"propertyNames", Reference("name")},
                              {"additionalProperties", Reference("severity")}})},
          {"rules", About("options of single rules", Reference("rules"))}};
}

static Json FileKeys() {
  auto keys = LayerKeys();
  auto override_keys = LayerKeys();
  override_keys["paths"] =
      About("files for which this holds, as .gitignore has them", Reference("texts"));
  auto part = Mapping(std::move(override_keys));
  part["required"] = {"paths"};
  const Json boolean = {{"type", "boolean"}};
  keys["extends"] = About("settings files that these stand on", Reference("texts"));
  keys["exclude"] = About("paths to leave out, as .gitignore has them", Reference("texts"));
  keys["include"] = About("paths that are linted; all others are not", Reference("texts"));
  keys["overrides"] =
      About("what holds for some files only", {{"type", "array"}, {"items", std::move(part)}});
  keys["fail-on"] = About("lowest severity that makes the status 1",
                          {{"enum", {"info", "warning", "error", "never"}}});
  keys["kube-version"] = About("version of Kubernetes that objects are for, or a range: 1.29..1.34",
                               {{"type", {"string", "number"}}});
  keys["closed-world"] =
      About("these files are all that is applied: what is missing here is missing", boolean);
  keys["inline-allow"] = About("heed comments and annotations that silence", boolean);
  keys["charts"] = About("how charts are rendered besides with their own values",
                         {{"type", "array"}, {"items", ChartSchema()}});
  keys["environments"] = About("what is deployed where, by the environment's name",
                               {{"type", "object"}, {"additionalProperties", EnvironmentSchema()}});
  const Json text = {{"type", "string"}};
  keys["checklist"] = About(
      "which checklist `shoal readiness` answers: a file instead of the shipped one, files "
      "whose rows are added, rows that are dropped",
      {{"anyOf",
        {text,
         Mapping({{"file", text}, {"add", Reference("texts")}, {"drop", Reference("texts")}})}}});
  keys["custom-rules"] =
      About("rules of your own", {{"type", "array"}, {"items", {{"type", "object"}}}});
  keys["rule-folders"] = About("folders with rules of your own", Reference("texts"));
  return keys;
}

std::string WriteSettingsSchema(std::span<const Rule* const> rules) {
  auto options = Json::object();
  for (const auto* rule : rules) {
    options[std::string(rule->id)] = OptionsOf(*rule);
  }
  const Json text = {{"type", {"string", "number"}}};
  auto schema = Mapping(FileKeys());
  Json document = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                   {"title", "Settings of shoal (.shoal.yaml)"}};
  document.update(schema);
  document["definitions"] = {
      {"texts", TextOrTexts(text)},
      {"profile", ProfileNames()},
      {"name", NamesOf(rules)},
      {"severity", {{"enum", {"error", "warning", "info", "off"}}}},
      // Rules may also be named by another tool's id, and there are those of one's own.
      {"rules",
       {{"type", "object"},
        {"properties", std::move(options)},
        {"additionalProperties", {{"type", "object"}}}}}};
  return document.dump(1) + "\n";
}

}  // namespace linter::output
