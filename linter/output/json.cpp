// The shape is a contract: `schema/findings.schema.json` says the same, and a test holds both
// together.

#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "linter/output/format.h"
#include "linter/output/places.h"

namespace linter::output {

using Json = nlohmann::ordered_json;

static Json ToJson(const Position& position) {
  return {{"line", position.line}, {"column", position.column}};
}

// A place, and as its last member what is said there.
static Json At(Places& places, const Span& span, const std::string& text) {
  const auto region = places.At(span, ColumnUnit::CodePoint);
  return {{"file", places.file(span.file).source->path},
          {"start", ToJson(region.start)},
          {"end", ToJson(region.end)},
          {"text", text}};
}

static Json ToJson(const Subject& object) {
  if (object.empty()) {
    return nullptr;
  }
  const auto written = [](const std::string& name) { return name.empty() ? Json() : Json(name); };
  return {{"apiVersion", object.api_version},
          {"kind", object.kind},
          {"namespace", written(object.name_space)},
          {"name", written(object.name)}};
}

static Json ToJson(Places& places, const Fix& fix) {
  auto edits = Json::array();
  for (const auto& edit : fix.edits) {
    edits.push_back(At(places, edit.span, edit.text));
  }
  return {{"title", fix.title}, {"safety", Name(fix.safety)}, {"edits", std::move(edits)}};
}

static Json ToJson(Places& places, const Diagnostic& finding) {
  auto labels = Json::array();
  for (const auto& label : finding.labels) {
    labels.push_back(At(places, label.span, label.text));
  }
  auto fixes = Json::array();
  for (const auto& fix : finding.fixes) {
    fixes.push_back(ToJson(places, fix));
  }
  const auto region = places.At(finding.span, ColumnUnit::CodePoint);
  Json json = {
      {"rule", finding.rule->id},         {"severity", Name(finding.severity)},
      {"message", finding.message},       {"file", places.file(finding.span.file).source->path},
      {"start", ToJson(region.start)},    {"end", ToJson(region.end)},
      {"object", ToJson(finding.object)}, {"pointer", finding.pointer},
      {"labels", std::move(labels)},      {"fixes", std::move(fixes)}};
  if (!finding.renders.empty()) {
    json["renders"] = finding.renders;
  }
  return json;
}

// On one line: a finding can be searched for and compared as a whole, and no tree of them all is
// held in memory.
static std::string Line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string WriteJson(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::map<Severity, std::size_t> counts;
  std::string findings;
  for (const auto& finding : result.findings) {
    ++counts[finding.severity];
    findings += findings.empty() ? "\n" : ",\n";
    findings += Line(ToJson(places, finding));
  }
  const auto& summary = result.summary;
  const Json summary_json = {{"files", summary.files},
                             {"documents", summary.documents},
                             {"objects", summary.objects},
                             {"unreadable", summary.unreadable},
                             {"suppressed", summary.suppressed},
                             {"findings",
                              {{"error", counts[Severity::Error]},
                               {"warning", counts[Severity::Warning]},
                               {"info", counts[Severity::Info]}}}};
  return "{\"version\":1,\n\"findings\":[" + findings + "],\n\"summary\":" + Line(summary_json) +
         "}\n";
}

}  // namespace linter::output
