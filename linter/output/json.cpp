// The shape is a contract: `schema/findings.schema.json` says the same, and a test holds both
// together. A run may have tens of thousands of findings, and a tree of JSON for each would cost
// more than the rules that found them: their text is put together as it is written.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "linter/output/format.h"
#include "linter/output/places.h"

namespace linter::output {

static bool IsPlain(char c) {
  return c >= ' ' && c <= '~' && c != '"' && c != '\\';
}

// Most strings stand for themselves; the others are left to the library.
static void AddString(std::string& out, std::string_view text) {
  using Json = nlohmann::json;
  if (std::all_of(text.begin(), text.end(), IsPlain)) {
    out += '"';
    out += text;
    out += '"';
  } else {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

// What no name is written for is null.
static void AddName(std::string& out, std::string_view name) {
  if (name.empty()) {
    out += "null";
  } else {
    AddString(out, name);
  }
}

static void AddPlace(std::string& out, Places& places, const Span& span) {
  const auto [start, end] = places.At(span, ColumnUnit::CodePoint);
  out += "\"file\":";
  AddString(out, places.file(span.file).source->path);
  fmt::format_to(std::back_inserter(out),
                 R"(,"start":{{"line":{},"column":{}}},"end":{{"line":{},"column":{}}})",
                 start.line, start.column, end.line, end.column);
}

// A place, and as its last member what is said there.
static void AddSaying(std::string& out, Places& places, const Span& span, std::string_view text) {
  out += '{';
  AddPlace(out, places, span);
  out += ",\"text\":";
  AddString(out, text);
  out += '}';
}

static void AddObject(std::string& out, const Subject& object) {
  if (object.empty()) {
    out += "null";
    return;
  }
  out += "{\"apiVersion\":";
  AddString(out, object.api_version);
  out += ",\"kind\":";
  AddString(out, object.kind);
  out += ",\"namespace\":";
  AddName(out, object.name_space);
  out += ",\"name\":";
  AddName(out, object.name);
  out += '}';
}

template <typename Items, typename Add>
static void AddList(std::string& out, const Items& items, const Add& add) {
  out += '[';
  for (const auto& item : items) {
    if (&item != &items.front()) {
      out += ',';
    }
    add(item);
  }
  out += ']';
}

static void AddFix(std::string& out, Places& places, const Fix& fix) {
  out += "{\"title\":";
  AddString(out, fix.title);
  out += ",\"safety\":";
  AddString(out, Name(fix.safety));
  out += ",\"edits\":";
  AddList(out, fix.edits, [&](const Edit& edit) { AddSaying(out, places, edit.span, edit.text); });
  out += '}';
}

// On one line, so that a finding can be searched for and compared as a whole.
static void AddFinding(std::string& out, Places& places, const Diagnostic& finding) {
  out += "{\"rule\":";
  AddString(out, finding.rule->id);
  out += ",\"severity\":";
  AddString(out, Name(finding.severity));
  out += ",\"message\":";
  AddString(out, finding.message);
  out += ',';
  AddPlace(out, places, finding.span);
  out += ",\"object\":";
  AddObject(out, finding.object);
  out += ",\"pointer\":";
  AddString(out, finding.pointer);
  out += ",\"labels\":";
  AddList(out, finding.labels,
          [&](const Label& label) { AddSaying(out, places, label.span, label.text); });
  out += ",\"fixes\":";
  AddList(out, finding.fixes, [&](const Fix& fix) { AddFix(out, places, fix); });
  if (!finding.renders.empty()) {
    out += ",\"renders\":";
    AddList(out, finding.renders, [&](std::string_view render) { AddString(out, render); });
  }
  if (!finding.environments.empty()) {
    out += ",\"environments\":";
    AddList(out, finding.environments, [&](std::string_view name) { AddString(out, name); });
  }
  out += '}';
}

std::string WriteJson(const Result& result, const Style& /*style*/) {
  Places places(result.files);
  std::map<Severity, std::size_t> counts;
  std::string out = "{\"version\":1,\n\"findings\":";
  AddList(out, result.findings, [&](const Diagnostic& finding) {
    ++counts[finding.severity];
    out += '\n';
    AddFinding(out, places, finding);
  });
  const auto& summary = result.summary;
  fmt::format_to(std::back_inserter(out),
                 R"(,
"summary":{{"files":{},"documents":{},"objects":{},"unreadable":{},"suppressed":{},)"
                 R"("findings":{{"error":{},"warning":{},"info":{}}},"withoutSchema":)",
                 summary.files, summary.documents, summary.objects, summary.unreadable,
                 summary.suppressed, counts[Severity::Error], counts[Severity::Warning],
                 counts[Severity::Info]);
  AddList(out, summary.unknown_kinds, [&](const UnknownKind& each) {
    out += R"({"apiVersion":)";
    AddString(out, each.api_version);
    out += R"(,"kind":)";
    AddString(out, each.kind);
    fmt::format_to(std::back_inserter(out), R"(,"objects":{}}})", each.objects);
  });
  out += "}}\n";
  return out;
}

}  // namespace linter::output
