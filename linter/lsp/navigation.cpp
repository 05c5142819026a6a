// Hover, jumps and outlines.

#include <fmt/format.h>

#include <algorithm>

#include "linter/docker/dockerfile.h"
#include "linter/files/bytes.h"
#include "linter/files/chart_folder.h"
#include "linter/files/repository.h"
#include "linter/lsp/session.h"
#include "linter/lsp/values_path.h"
#include "linter/output/format.h"
#include "linter/yaml/document.h"

namespace linter::lsp {

constexpr std::size_t MostFileBytes = std::size_t{10} << 20U;
constexpr std::size_t MostShownBytes = 600;

// As the editor has it, else as the disk does.
static std::optional<std::string> TextOf(const std::string& path, const Documents& documents) {
  for (const auto& [uri, document] : documents) {
    if (document->path() == path) {
      return document->text();
    }
  }
  const auto bytes = files::ReadBytes(path, MostFileBytes);
  return bytes ? std::optional(bytes->text) : std::nullopt;
}

// A value in a file of values: its key and its bytes.
struct WrittenValue {
  std::string path;
  std::string text;
  Span key;
  Span value;
};

static std::optional<WrittenValue> FindValue(const std::string& chart,
                                             const std::vector<std::string>& keys,
                                             const Documents& documents) {
  WrittenValue found{.path = files::Join(chart, "values.yaml"), .text = {}, .key = {}, .value = {}};
  auto text = TextOf(found.path, documents);
  if (!text) {
    return std::nullopt;
  }
  found.text = std::move(*text);
  const SourceFile source{.id = {}, .path = found.path, .text = found.text};
  const auto stream = yaml::Parse(source);
  auto node = stream.documents.empty() ? std::nullopt : stream.documents.front().root();
  for (const auto& key : keys) {
    const auto entry = node && node->is_mapping() ? node->FindEntry(key) : std::nullopt;
    if (!entry) {
      return std::nullopt;
    }
    found.key = entry->key.span();
    found.value = entry->value.span();
    node = entry->value;
  }
  return found;
}

static Json LocationOf(const std::string& path, std::string_view text, const Span& span,
                       ColumnUnit unit) {
  return {{"uri", UriOf(path)}, {"range", Lines(text, unit).RangeOf(span)}};
}

static Json MarkupOf(const std::string& markdown, const Client& client) {
  return {{"kind", client.shows_markdown ? "markdown" : "plaintext"}, {"value", markdown}};
}

Json Session::Hover(const Json& params) {
  const auto document = Find(params);
  if (document == nullptr) {
    return nullptr;
  }
  const auto offset = document->lines().OffsetOf(params.at("position"));
  const Findings* findings = FindingsOf(*document);
  if (findings != nullptr && findings->version == document->version()) {
    for (const Diagnostic& finding : findings->findings) {
      if (finding.span.begin <= offset && offset <= finding.span.end) {
        const auto& rule = *finding.rule;
        return {
            {"contents", MarkupOf(fmt::format("**{}**: {}\n\n{}\n\n[{}]({})", rule.id, rule.summary,
                                              rule.why, rule.id, output::RuleUri(rule)),
                                  client_)},
            {"range", document->lines().RangeOf(finding.span)}};
      }
    }
  }
  const auto path = ValuesPathAt(document->text(), offset);
  const auto chart = FileLinter::ChartOf(*document);
  if (!path || chart.empty()) {
    return nullptr;
  }
  const auto value = FindValue(chart, path->keys, documents_);
  if (!value) {
    return {{"contents", MarkupOf("not set in values.yaml", client_)},
            {"range", document->lines().RangeOf(path->span)}};
  }
  const auto line = LineIndex(value->text).At(value->key.begin, ColumnUnit::Byte).line;
  const auto shown = value->text.substr(value->value.begin,
                                        std::min<std::size_t>(MostShownBytes, value->value.size()));
  return {{"contents", MarkupOf(fmt::format("```yaml\n{}\n```\nvalues.yaml, line {}",
                                            shown.empty() ? "# empty" : shown, line),
                                client_)},
          {"range", document->lines().RangeOf(path->span)}};
}

// The stage that a word names.
static Json StageAt(const Document& document, std::uint32_t offset) {
  const auto dockerfile = docker::Parse(document.source());
  const std::string_view text = document.text();
  const auto belongs = [&](std::size_t at) {
    return text[at] != ' ' && text[at] != '\t' && text[at] != '\n' && text[at] != '\r' &&
           text[at] != '=' && text[at] != ',';
  };
  std::size_t begin = offset;
  while (begin > 0 && belongs(begin - 1)) {
    --begin;
  }
  std::size_t end = offset;
  while (end < text.size() && belongs(end)) {
    ++end;
  }
  const auto word = text.substr(begin, end - begin);
  for (const auto& stage : dockerfile.stages) {
    if (stage.name && !word.empty() && stage.name->text() == word) {
      return {{"uri", document.uri()}, {"range", document.lines().RangeOf(stage.name->span())}};
    }
  }
  return nullptr;
}

Json Session::Definition(const Json& params) {
  const auto document = Find(params);
  if (document == nullptr) {
    return nullptr;
  }
  const auto offset = document->lines().OffsetOf(params.at("position"));
  if (FileLinter::IsDockerfile(*document)) {
    return StageAt(*document, offset);
  }
  const auto chart = FileLinter::ChartOf(*document);
  if (chart.empty()) {
    return nullptr;
  }
  if (const auto path = ValuesPathAt(document->text(), offset)) {
    const auto value = FindValue(chart, path->keys, documents_);
    return value ? LocationOf(value->path, value->text, value->key, client_.unit) : Json();
  }
  const auto name = IncludedAt(document->text(), offset);
  const auto folder =
      name ? files::ReadChartFolder(chart, {}) : Expected<files::ChartFolder>(Error{""});
  if (!folder) {
    return nullptr;
  }
  for (const auto& entry : folder->entries) {
    const auto path = files::Join(folder->absolute, entry.path);
    const auto text = TextOf(path, documents_).value_or(entry.text);
    if (const auto span = FindDefinition(text, *name)) {
      return LocationOf(path, text, *span, client_.unit);
    }
  }
  return nullptr;
}

static Json SymbolOf(const std::string& name, int kind, const Span& span, const Span& selection,
                     const Document& document, const Client& client) {
  if (!client.nests_symbols) {
    return {{"name", name},
            {"kind", kind},
            {"location", {{"uri", document.uri()}, {"range", document.lines().RangeOf(span)}}}};
  }
  return {{"name", name},
          {"kind", kind},
          {"range", document.lines().RangeOf(span)},
          {"selectionRange", document.lines().RangeOf(selection)}};
}

Json Session::Symbols(const Json& params) {
  // As the protocol numbers them.
  constexpr int Module = 2;
  constexpr int Object = 19;
  Json symbols = Json::array();
  const auto document = Find(params);
  if (document == nullptr) {
    return symbols;
  }
  if (FileLinter::IsDockerfile(*document)) {
    const auto dockerfile = docker::Parse(document->source());
    for (const auto& stage : dockerfile.stages) {
      const auto& first = dockerfile.instructions[stage.begin].span;
      const auto& last = dockerfile.instructions[stage.end - 1].span;
      const auto name = stage.name ? stage.name->text() : stage.base.text();
      symbols.push_back(SymbolOf(name.empty() ? "stage" : std::string(name), Module,
                                 {first.file, first.begin, last.end}, first, *document, client_));
    }
    return symbols;
  }
  const auto stream = yaml::Parse(document->source());
  for (const auto& part : stream.documents) {
    const auto root = part.root();
    if (!root || !root->is_mapping()) {
      continue;
    }
    const yaml::Slot slot(*root);
    const auto kind = slot["kind"].String();
    const auto name = slot["metadata"]["name"].Text();
    if (kind) {
      symbols.push_back(SymbolOf(fmt::format("{} {}", *kind, name.value_or("")), Object,
                                 part.span(), slot["kind"].span(), *document, client_));
    }
  }
  return symbols;
}

}  // namespace linter::lsp
