// `textDocument/definition`, `references`, `rename` and `prepareRename`: all places of one name.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "linter/docker/dockerfile.h"
#include "linter/lsp/occurrences.h"
#include "linter/lsp/session.h"

namespace linter::lsp {

std::optional<Occurrences> Session::OccurrencesAt(const Document& document, std::uint32_t offset) {
  if (FileLinter::IsDockerfile(document)) {
    return StageAt(document, offset);
  }
  const auto chart = FileLinter::ChartOf(document);
  if (chart.empty()) {
    return ObjectAt(document, offset, Index());
  }
  const auto buffers = ReadChartBuffers(chart, documents_);
  if (!buffers) {
    return std::nullopt;
  }
  auto named = NamedTemplateAt(document, offset, *buffers);
  return named ? std::move(named) : ValueAt(document, offset, *buffers);
}

// Of files that are open, under the address by which they are.
std::string Session::AddressOf(const Occurrence& occurrence, const Document& asked) const {
  if (occurrence.path.empty() || occurrence.path == asked.path()) {
    return asked.uri();
  }
  for (const auto& [uri, document] : documents_) {
    if (document->path() == occurrence.path) {
      return uri;
    }
  }
  return UriOf(occurrence.path);
}

// The lines of each text, found once.
class TextLines {
 public:
  explicit TextLines(ColumnUnit unit) : unit_(unit) {}

  Json RangeOf(const Occurrence& occurrence) {
    return by_text_.try_emplace(occurrence.text.get(), *occurrence.text, unit_)
        .first->second.RangeOf(occurrence.span);
  }

 private:
  ColumnUnit unit_;
  std::map<const std::string*, Lines> by_text_;
};

Json Session::LocationsOf(const Occurrences& found, const Document& document,
                          std::initializer_list<OccurrenceKind> kinds) const {
  Json locations = Json::array();
  TextLines lines(client_.unit);
  for (const auto& occurrence : found.all) {
    if (std::find(kinds.begin(), kinds.end(), occurrence.kind) != kinds.end()) {
      locations.push_back(
          {{"uri", AddressOf(occurrence, document)}, {"range", lines.RangeOf(occurrence)}});
    }
  }
  return locations;
}

Json Session::Definition(const Json& params) {
  const auto document = Find(params);
  const auto found =
      document == nullptr
          ? std::nullopt
          : OccurrencesAt(*document, document->lines().OffsetOf(params.at("position")));
  if (!found) {
    return nullptr;
  }
  auto locations = LocationsOf(*found, *document, {OccurrenceKind::Definition});
  return locations.empty() ? Json() : locations.size() == 1 ? locations[0] : locations;
}

Json Session::References(const Json& params) {
  const auto document = Find(params);
  const auto found =
      document == nullptr
          ? std::nullopt
          : OccurrencesAt(*document, document->lines().OffsetOf(params.at("position")));
  const auto context = params.value("context", Json::object());
  const bool definitions = context.is_object() && context.value("includeDeclaration", true);
  if (!found) {
    return Json::array();
  }
  return definitions
             ? LocationsOf(*found, *document, {OccurrenceKind::Definition, OccurrenceKind::Use})
             : LocationsOf(*found, *document, {OccurrenceKind::Use});
}

static bool HasPlace(const Occurrences& found) {
  return found.naming != Occurrences::Naming::Fixed && found.here.size() > 0 &&
         std::any_of(found.all.begin(), found.all.end(), [](const Occurrence& occurrence) {
           return occurrence.kind == OccurrenceKind::Definition;
         });
}

Json Session::PrepareRename(const Json& params) {
  const auto document = Find(params);
  const auto found =
      document == nullptr
          ? std::nullopt
          : OccurrencesAt(*document, document->lines().OffsetOf(params.at("position")));
  return found && HasPlace(*found) ? document->lines().RangeOf(found->here) : Json();
}

static bool IsName(std::string_view name, Occurrences::Naming naming) {
  const auto letter = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
  };
  const bool stage = naming == Occurrences::Naming::Stage;
  return !name.empty() && letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char byte) {
    return letter(byte) || (byte >= '0' && byte <= '9') || (stage && (byte == '-' || byte == '.'));
  });
}

// What the templates ask for after a renaming has to be what they asked for, by its new name.
static bool StaysSame(const ChartBuffers& before, const Document& document, std::uint32_t offset,
                      const Occurrences& found, const std::string& name) {
  const auto from = ValuePathAt(document, offset, before);
  if (!from) {
    return false;
  }
  auto to = *from;
  to.back() = name;
  if (HasValue(before, to)) {
    return false;
  }
  ChartBuffers after;
  after.absolute = before.absolute;
  for (std::size_t i = 0; i < before.sources.size(); ++i) {
    std::vector<Edit> edits;
    for (const auto& occurrence : found.all) {
      if (occurrence.path == before.absolute[i]) {
        edits.push_back({occurrence.span, name});
      }
    }
    const auto& source = before.sources[i];
    after.sources.push_back({source.id, source.path, Apply(source.text, std::move(edits))});
    after.files.push_back({before.files[i].path, &after.sources.back()});
  }
  return AskedValues(before, *from, to) == AskedValues(after, {}, {});
}

Json Session::Rename(const Json& params) {
  const auto document = Find(params);
  const auto& name = params.at("newName").get_ref<const std::string&>();
  const auto offset = document == nullptr ? 0 : document->lines().OffsetOf(params.at("position"));
  const auto found = document == nullptr ? std::nullopt : OccurrencesAt(*document, offset);
  if (!found || !HasPlace(*found)) {
    return Deny("nothing here can be renamed");
  }
  if (!IsName(name, found->naming)) {
    return Deny(fmt::format("`{}` cannot be such a name", name));
  }
  if (found->naming == Occurrences::Naming::Stage &&
      docker::Parse(document->source()).FindStage(name, std::string::npos) != nullptr) {
    return Deny(fmt::format("there is a stage `{}`", name));
  }
  if (found->naming == Occurrences::Naming::Value) {
    const auto buffers = ReadChartBuffers(FileLinter::ChartOf(*document), documents_);
    if (!buffers || !StaysSame(*buffers, *document, offset, *found, name)) {
      return Deny("a template reaches this value in a way that a new name would break");
    }
  }
  std::map<std::string, Json> by_uri;
  TextLines lines(client_.unit);
  for (const auto& occurrence : found->all) {
    by_uri.try_emplace(AddressOf(occurrence, *document), Json::array())
        .first->second.push_back({{"range", lines.RangeOf(occurrence)}, {"newText", name}});
  }
  Json result = Json::object();
  for (auto& [uri, edits] : by_uri) {
    if (client_.edits_versions) {
      const auto open = documents_.find(uri);
      const Json version = open == documents_.end() ? Json() : Json(open->second->version());
      result["documentChanges"].push_back(
          {{"textDocument", {{"uri", uri}, {"version", version}}}, {"edits", std::move(edits)}});
    } else {
      result["changes"][uri] = std::move(edits);
    }
  }
  return result;
}

}  // namespace linter::lsp
