// `textDocument/hover`: the rule of a finding, the field of a key, and what an expression renders
// to.

#include <fmt/format.h>

#include <algorithm>

#include "linter/files/repository.h"
#include "linter/lsp/occurrences.h"
#include "linter/lsp/rendered_values.h"
#include "linter/lsp/session.h"
#include "linter/lsp/template_action.h"
#include "linter/lsp/yaml_cursor.h"
#include "linter/output/format.h"
#include "linter/yaml/document.h"

namespace linter::lsp {

constexpr std::size_t MostShownBytes = 600;

// Markdown about a place.
struct Note {
  std::string text;
  Span span;
};

static std::string Block(std::string_view text) {
  const bool cut = text.size() > MostShownBytes;
  return fmt::format("```yaml\n{}{}\n```",
                     text.empty() ? "# empty" : text.substr(0, MostShownBytes), cut ? "\n…" : "");
}

static std::optional<Note> FieldNote(const Document& document, std::uint32_t offset) {
  const auto cursor = YamlCursorAt(document.text(), offset);
  if (!cursor || cursor->part != YamlCursor::Part::Key || !cursor->has_colon) {
    return std::nullopt;
  }
  const auto name = document.text().substr(cursor->word.begin, cursor->word.size());
  const auto holder = FindSchemaPlace(*cursor, 0);
  auto way = *cursor;
  way.path.push_back(name);
  const auto place = holder ? FindSchemaPlace(way, 0) : std::nullopt;
  if (!place || !place->type) {
    return std::nullopt;
  }
  bool required = false;
  const bool object = holder->shape || holder->type->kind() == schema::TypeKind::Object;
  if (object) {
    const auto shape = holder->shape ? *holder->shape : holder->type->shape();
    const auto field = shape.Find(name, place->version);
    required = field && field->required;
  }
  auto text = fmt::format("`{}`: {}{}", name, Describe(*place->type), required ? ", required" : "");
  std::string values;
  for (const auto value : place->type->Values()) {
    values += fmt::format("{}`{}`", values.empty() ? "" : ", ", value);
  }
  if (!values.empty()) {
    text += "\n\n" + values;
  }
  const auto versions = DescribeVersions(place->versions);
  text += fmt::format("\n\n{} {}{}{}", cursor->api_version, cursor->kind,
                      versions.empty() ? "" : ", ", versions);
  return Note{std::move(text), cursor->word};
}

// What a value is in `values.yaml`.
static std::string WrittenNote(const ChartBuffers& chart, const std::vector<std::string>& path) {
  const auto* source = chart.Find("values.yaml");
  const auto stream = source == nullptr ? yaml::Stream() : yaml::Parse(*source);
  auto node = stream.documents.empty() ? std::nullopt : stream.documents.front().root();
  std::uint32_t key = 0;
  for (const auto& name : path) {
    const auto entry = node && node->is_mapping() ? node->FindEntry(name) : std::nullopt;
    if (!entry) {
      return "not set in values.yaml";
    }
    key = entry->key.span().begin;
    node = entry->value;
  }
  if (!node) {
    return "not set in values.yaml";
  }
  const auto line = LineIndex(source->text).At(key, ColumnUnit::Byte).line;
  return fmt::format("{}\nvalues.yaml, line {}", Block(source->Text(node->span())), line);
}

std::optional<Note> Session::ExpressionNote(const Document& document, std::uint32_t offset) {
  const auto action = ActionAt(document.text(), offset);
  if (!action) {
    return std::nullopt;
  }
  const auto* chart = Rendered(document);
  if (chart == nullptr) {
    return std::nullopt;
  }
  Note note{.text = {}, .span = *action};
  const auto& buffers = chart->buffers;
  const auto absolute = files::Absolute(document.path());
  const auto own = std::find(buffers.absolute.begin(), buffers.absolute.end(), absolute);
  if (own != buffers.absolute.end()) {
    const auto file = static_cast<FileId>(own - buffers.absolute.begin());
    for (const auto& value : RenderedValues(*chart, file)) {
      if (action->begin <= value.site.begin && value.site.begin < action->end) {
        note.text =
            fmt::format("renders to{}\n{}",
                        value.times > 1 ? fmt::format(", first of {} times", value.times) : "",
                        Block(value.text));
        break;
      }
    }
  }
  if (const auto path = ValuePathAt(document, offset, buffers)) {
    note.text += (note.text.empty() ? "" : "\n\n") + WrittenNote(buffers, *path);
  }
  return note.text.empty() ? std::nullopt : std::optional(std::move(note));
}

// Rendered once for each state of the buffers.
const RenderedChart* Session::Rendered(const Document& document) {
  const auto chart = FileLinter::ChartOf(document);
  if (chart.empty()) {
    return nullptr;
  }
  auto& rendered = rendered_[chart];
  if (rendered == nullptr) {
    auto buffers = ReadChartBuffers(chart, documents_);
    rendered = buffers ? RenderBuffers(std::move(*buffers)) : nullptr;
  }
  return rendered.get();
}

Json Session::Hover(const Json& params) {
  const auto document = Find(params);
  if (document == nullptr) {
    return nullptr;
  }
  const auto offset = document->lines().OffsetOf(params.at("position"));
  std::vector<Note> notes;
  const Findings* findings = FindingsOf(*document);
  if (findings != nullptr && findings->version == document->version()) {
    for (const Diagnostic& finding : findings->findings) {
      if (finding.span.begin <= offset && offset <= finding.span.end) {
        const auto& rule = *finding.rule;
        notes.push_back({fmt::format("**{}**: {}\n\n{}\n\n[{}]({})", rule.id, rule.summary,
                                     rule.why, rule.id, output::RuleUri(rule)),
                         finding.span});
        break;
      }
    }
  }
  if (!FileLinter::IsDockerfile(*document)) {
    if (auto note = ExpressionNote(*document, offset)) {
      notes.push_back(std::move(*note));
    } else if (auto field = FieldNote(*document, offset)) {
      notes.push_back(std::move(*field));
    }
  }
  if (notes.empty()) {
    return nullptr;
  }
  std::string text;
  for (const auto& note : notes) {
    text += (text.empty() ? "" : "\n\n---\n\n") + note.text;
  }
  return {
      {"contents",
       {{"kind", client_.shows_markdown ? "markdown" : "plaintext"}, {"value", std::move(text)}}},
      {"range", document->lines().RangeOf(notes.front().span)}};
}

}  // namespace linter::lsp
