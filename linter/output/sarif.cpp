// SARIF 2.1.0 as code scanning and editors read it: one run, addresses relative to the root of the
// repository, small regions on one line, and fingerprints that the uploading action would compute.

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "linter/output/fingerprint.h"
#include "linter/output/format.h"
#include "linter/output/places.h"
#include "linter/output/sentence.h"

namespace linter::output {

using Json = nlohmann::ordered_json;

// What code scanning accepts of a description.
static constexpr std::size_t DescriptionLimit = 1024;

static std::string_view LevelOf(Severity severity) {
  return severity == Severity::Info ? "note" : Name(severity);
}

// SARIF wants a name that differs from the id in more than case.
static std::string NameOf(const Rule& rule) {
  const bool one_word = rule.id.find('-') == std::string_view::npos;
  return PascalCase(rule.id) + (one_word ? "Rule" : "");
}

static std::string HelpOf(const Rule& rule) {
  auto help =
      fmt::format("{}\n\nTo allow it, write `# shoal: allow {}: reason` on the line.",
                  rule.why.empty() ? Sentence(rule.summary) : std::string(rule.why), rule.id);
  if (!rule.replaces.empty()) {
    help += fmt::format("\n\nOther tools call it `{}`.", fmt::join(rule.replaces, "`, `"));
  }
  if (!rule.reference.empty()) {
    help += fmt::format("\n\nMore: <{}>.", rule.reference);
  }
  return help;
}

static Json PropertiesOf(const Rule& rule) {
  auto tags = Json::array();
  const bool security = rule.security_severity > 0;
  if (security) {
    tags.push_back("security");
  }
  if (!rule.category.empty() && !(security && rule.category == "security")) {
    tags.push_back(rule.category);
  }
  Json properties = {{"tags", std::move(tags)}, {"precision", Name(rule.precision)}};
  // Code scanning reads one scale or the other, and this one only as a string.
  if (security) {
    properties["security-severity"] = fmt::format("{:.1f}", rule.security_severity);
  } else {
    properties["problem.severity"] =
        rule.severity == Severity::Info ? "recommendation" : Name(rule.severity);
  }
  return properties;
}

static Json DescriptorOf(const Rule& rule) {
  const auto help = HelpOf(rule);
  const auto uri = RuleUri(rule);
  Json descriptor = {
      {"id", rule.id},
      {"name", NameOf(rule)},
      {"shortDescription", {{"text", Opening(rule.summary, DescriptionLimit)}}},
      {"fullDescription",
       {{"text", Opening(rule.why.empty() ? rule.summary : rule.why, DescriptionLimit)}}},
      {"help", {{"text", help}, {"markdown", help}}},
  };
  if (!uri.empty()) {
    descriptor["helpUri"] = uri;
  }
  descriptor["defaultConfiguration"] = {{"level", LevelOf(rule.severity)}};
  descriptor["properties"] = PropertiesOf(rule);
  return descriptor;
}

static std::string PercentEncoded(std::string_view path) {
  std::string encoded;
  for (const char byte : path) {
    const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    const bool digit = byte >= '0' && byte <= '9';
    if (letter || digit || std::string_view("/-._~").find(byte) != std::string_view::npos) {
      encoded += byte;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return encoded;
}

static Json ToJson(const Region& region) {
  return {{"startLine", region.start.line},
          {"startColumn", region.start.column},
          {"endLine", region.end.line},
          {"endColumn", region.end.column}};
}

// A link in a message is `[text](1)`; whatever else looks like one is not to be.
static std::string Unlinked(std::string_view text) {
  if (text.find("](") == std::string_view::npos) {
    return std::string(text);
  }
  std::string unlinked;
  for (const char letter : text) {
    if (letter == '[' || letter == ']') {
      unlinked += '\\';
    }
    unlinked += letter;
  }
  return unlinked;
}

static std::string MessageOf(const Diagnostic& finding) {
  auto message = Unlinked(Sentence(finding.message));
  std::vector<std::string> links;
  for (std::size_t i = 0; i < finding.labels.size(); ++i) {
    links.push_back(fmt::format("[{}]({})", Unlinked(finding.labels[i].text), i + 1));
  }
  if (!links.empty()) {
    message += fmt::format(" See {}.", fmt::join(links, ", "));
  }
  return message;
}

class SarifLog {
 public:
  explicit SarifLog(const Result& result) : result_(result), places_(result.files) {}

  // The one run, but for its results.
  Json Run();
  Json ResultOf(const Diagnostic& finding);

 private:
  Json Rules();
  Json Fingerprints(const Diagnostic& finding);
  Json CodeFlows(const Diagnostic& finding);
  Json ToJson(const Fix& fix);
  Json Artifact(FileId file) const;
  Json PhysicalLocation(const Span& span);

  std::string_view PathOf(FileId id) const {
    const auto& file = places_.file(id);
    return file.repository_path.empty() ? file.source->path : file.repository_path;
  }

  const Result& result_;
  Places places_;
  std::map<const Rule*, std::size_t> rule_indices_;
  std::map<FileId, std::vector<std::string>> line_hashes_;
  // How often each key was given out.
  std::map<std::string, std::uint32_t> keys_;
};

Json SarifLog::Artifact(FileId file) const {
  auto path = PathOf(file);
  if (path.starts_with('/')) {
    return {{"uri", "file://" + PercentEncoded(path)}};
  }
  if (path.starts_with("./")) {
    path.remove_prefix(2);
  }
  return {{"uri", PercentEncoded(path)}, {"uriBaseId", "%SRCROOT%"}};
}

Json SarifLog::PhysicalLocation(const Span& span) {
  const auto region = places_.At(places_.Visible(span), ColumnUnit::Utf16);
  return {{"artifactLocation", Artifact(span.file)}, {"region", output::ToJson(region)}};
}

Json SarifLog::Fingerprints(const Diagnostic& finding) {
  const auto file = finding.span.file;
  auto hashes = line_hashes_.find(file);
  if (hashes == line_hashes_.end()) {
    hashes = line_hashes_.emplace(file, LineHashes(places_.text(file))).first;
  }
  const auto line = places_.At(finding.span, ColumnUnit::Byte).start.line;
  const auto key = StableKey(finding, PathOf(file));
  return {{"primaryLocationLineHash", hashes->second.at(line - 1)},
          {"shoal/v1", fmt::format("{}:{}", key, ++keys_[key])}};
}

Json SarifLog::ToJson(const Fix& fix) {
  std::map<FileId, Json> replacements;
  for (const auto& edit : fix.edits) {
    Json replacement = {
        {"deletedRegion", output::ToJson(places_.At(edit.span, ColumnUnit::Utf16))}};
    if (!edit.text.empty()) {
      replacement["insertedContent"] = {{"text", edit.text}};
    }
    replacements.try_emplace(edit.span.file, Json::array()).first->second.push_back(replacement);
  }
  auto changes = Json::array();
  for (auto& [file, of_file] : replacements) {
    changes.push_back({{"artifactLocation", Artifact(file)}, {"replacements", std::move(of_file)}});
  }
  return {{"description", {{"text", Sentence(fix.title)}}},
          {"artifactChanges", std::move(changes)}};
}

// The way from what was written to what was printed.
Json SarifLog::CodeFlows(const Diagnostic& finding) {
  auto locations = Json::array();
  for (const auto& step : finding.way) {
    locations.push_back({{"location",
                          {{"physicalLocation", PhysicalLocation(step.span)},
                           {"message", {{"text", Unlinked(Sentence(step.text))}}}}}});
  }
  return Json::array({{{"threadFlows", Json::array({{{"locations", std::move(locations)}}})}}});
}

Json SarifLog::ResultOf(const Diagnostic& finding) {
  Json location = {{"physicalLocation", PhysicalLocation(finding.span)}};
  if (const auto& object = finding.object; !object.empty()) {
    const auto separator = object.name_space.empty() ? "" : "/";
    location["logicalLocations"] = Json::array({{
        {"name", object.name.empty() ? object.kind : object.name},
        {"fullyQualifiedName",
         fmt::format("{} {}{}{}", object.kind, object.name_space, separator, object.name)},
        {"kind", "object"},
    }});
  }
  Json result = {{"ruleId", finding.rule->id},
                 {"ruleIndex", rule_indices_.at(finding.rule)},
                 {"level", LevelOf(finding.severity)},
                 {"message", {{"text", MessageOf(finding)}}},
                 {"locations", Json::array({std::move(location)})},
                 {"partialFingerprints", Fingerprints(finding)}};
  for (const auto& label : finding.labels) {
    auto& related = result["relatedLocations"];
    related.push_back({{"id", related.size() + 1},
                       {"physicalLocation", PhysicalLocation(label.span)},
                       {"message", {{"text", Unlinked(Sentence(label.text))}}}});
  }
  if (!finding.way.empty()) {
    result["codeFlows"] = CodeFlows(finding);
  }
  for (const auto& fix : finding.fixes) {
    result["fixes"].push_back(ToJson(fix));
  }
  if (!finding.environments.empty()) {
    result["properties"] = {{"environments", finding.environments}};
  }
  return result;
}

Json SarifLog::Rules() {
  auto rules = Json::array();
  const auto add = [this, &rules](const Rule* rule) {
    if (rule_indices_.try_emplace(rule, rules.size()).second) {
      rules.push_back(DescriptorOf(*rule));
    }
  };
  for (const auto* rule : result_.rules) {
    add(rule);
  }
  for (const auto& finding : result_.findings) {
    add(finding.rule);
  }
  return rules;
}

Json SarifLog::Run() {
  Json driver = {{"name", "shoal"},
                 {"informationUri", ProjectUri},
                 {"version", result_.version},
                 {"semanticVersion", result_.version},
                 {"rules", Rules()}};
  return {
      {"tool", {{"driver", std::move(driver)}}},
      {"invocations", Json::array({{{"executionSuccessful", true}}})},
      {"automationDetails", {{"id", "shoal/"}}},
      {"originalUriBaseIds",
       {{"%SRCROOT%", {{"description", {{"text", "The root of the repository."}}}}}}},
      {"columnKind", "utf16CodeUnits"},
  };
}

std::string WriteSarif(const Result& result, const Style& /*style*/) {
  SarifLog log(result);
  const auto text_of = [](const Json& json, int indent) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
  };
  auto text = fmt::format(
      "{{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
      "\"runs\":[\n{}",
      text_of(log.Run(), 1));
  // The results go inside the run, each on a line of its own: of many findings no tree is held in
  // memory.
  text.resize(text.rfind('\n'));
  text += ",\n \"results\":[";
  for (const auto& finding : result.findings) {
    text += text.back() == '[' ? "\n" : ",\n";
    text += text_of(log.ResultOf(finding), -1);
  }
  return text + "]}]}\n";
}

}  // namespace linter::output
