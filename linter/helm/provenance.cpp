#include "linter/helm/provenance.h"

#include <fmt/format.h>

#include <algorithm>

namespace linter::helm {

using gotemplate::NotCopied;
using gotemplate::Origin;
using gotemplate::OriginId;
using gotemplate::OriginKind;
using gotemplate::Text;

static constexpr std::size_t MaxSteps = 6;

// `values.yaml`, `ci/small-values.yaml`: what else templates read is text that they print.
static bool IsValuesPath(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  const bool yaml = name.ends_with(".yaml") || name.ends_with(".yml");
  return yaml && name.find("values") != std::string_view::npos &&
         path.find("templates/") == std::string_view::npos;
}

Provenance::Provenance(const Rendering& rendering, std::span<const ChartFile> files)
    : rendering_(rendering) {
  for (const ChartFile& file : files) {
    const bool metadata = file.path == "Chart.yaml" || file.path.ends_with("/Chart.yaml");
    const Role role = metadata                  ? Role::Metadata
                      : IsValuesPath(file.path) ? Role::Values
                                                : Role::Template;
    files_[file.source->id] = {file.source, role};
    if (file.path == "Chart.yaml") {
      metadata_ = file.source;
    }
  }
  for (const auto& source : rendering.unpacked) {
    files_[source->id] = {source.get(), Role::Packed};
  }
}

Provenance::Role Provenance::RoleOf(FileId file) const {
  const auto found = files_.find(file);
  return found == files_.end() ? Role::Values : found->second.second;
}

const SourceFile* Provenance::FileOf(FileId file) const {
  const auto found = files_.find(file);
  return found == files_.end() ? nullptr : found->second.first;
}

Provenance::Pieces Provenance::PiecesIn(const Text& text, std::uint32_t begin,
                                        std::uint32_t end) const {
  const Text slice = text.Slice(begin, end);
  Pieces pieces;
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < slice.run_count(); ++i) {
    const gotemplate::Run run = slice.RunAt(i);
    const std::uint32_t stop = std::max(at, run.end);
    pieces.push_back({begin + at, begin + stop, run.origin,
                      rendering_.origins.Innermost(run.origin), run.offset});
    at = stop;
  }
  return pieces;
}

std::vector<Span> Provenance::Sites(OriginId origin) const {
  std::vector<Span> sites;
  const Origin* each = &rendering_.origins[origin];
  while (each->kind == OriginKind::Action || each->kind == OriginKind::Skipped) {
    const Origin& site = rendering_.origins[each->site];
    if (site.kind == OriginKind::Written) {
      sites.push_back(site.span);
    }
    each = &rendering_.origins[each->inner];
  }
  return sites;
}

// "All values" is what is left of an origin when a function made something new of them.
bool Provenance::IsWholeFile(const Span& span) const {
  const auto* file = FileOf(span.file);
  return file != nullptr && RoleOf(span.file) == Role::Values && span.begin == 0 &&
         span.end >= file->text.size();
}

std::optional<Span> Provenance::WrittenSpan(const Piece& piece) const {
  const Origin& origin = rendering_.origins[piece.inner];
  if (origin.kind != OriginKind::Written) {
    return std::nullopt;
  }
  Span span = origin.span;
  if (piece.offset == NotCopied && IsWholeFile(span)) {
    return std::nullopt;
  }
  if (piece.offset != NotCopied) {
    span.begin += piece.offset;
    span.end = span.begin + (piece.end - piece.begin);
  }
  return span;
}

std::optional<Span> Provenance::OnePlace(const Pieces& pieces) const {
  std::optional<Span> whole;
  for (const Piece& piece : pieces) {
    const auto span = WrittenSpan(piece);
    if (!span) {
      return std::nullopt;
    }
    if (!whole) {
      whole = span;
    } else if (whole->file == span->file && whole->end == span->begin) {
      whole->end = span->end;
    } else if (*whole != *span) {
      return std::nullopt;
    }
  }
  return whole;
}

std::optional<Span> Provenance::InTemplate(const Pieces& pieces) const {
  std::optional<Span> whole;
  for (const Piece& piece : pieces) {
    const auto sites = Sites(piece.origin);
    const auto span = sites.empty() ? WrittenSpan(piece) : std::optional(sites.front());
    if (!span || RoleOf(span->file) != Role::Template) {
      continue;
    }
    if (!whole) {
      whole = span;
    } else if (whole->file == span->file) {
      whole->begin = std::min(whole->begin, span->begin);
      whole->end = std::max(whole->end, span->end);
    }
  }
  return whole;
}

std::optional<WrittenPlace> Provenance::Find(const Text& text, const Place& place) {
  if (place.form) {
    return FindAction(text, place);
  }
  const bool whole = place.holder != Span{} || !place.missing.empty();
  auto found = whole ? FindAbsence(text, place) : FindValue(text, place);
  if (found && RoleOf(found->span.file) == Role::Packed) {
    const auto dependency = DependencyOf(found->span.file);
    if (!dependency) {
      return std::nullopt;
    }
    found->way.clear();
    found->span = *dependency;
  }
  if (found) {
    std::erase_if(found->way,
                  [&](const Step& step) { return RoleOf(step.span.file) == Role::Packed; });
  }
  return found;
}

std::optional<WrittenPlace> Provenance::FindAction(const Text& text, const Span& span) {
  const auto end = std::max(span.end, span.begin + 1);
  auto pieces = PiecesIn(text, span.begin, std::min(end, text.size()));
  if (pieces.empty() && span.begin > 0) {
    pieces = PiecesIn(text, span.begin - 1, span.begin);
  }
  std::erase_if(pieces, [](const Piece& piece) { return piece.begin == piece.end; });
  if (pieces.size() > 1) {
    pieces.resize(1);
  }
  if (const auto found = InTemplate(pieces)) {
    return WrittenPlace{*found, {}};
  }
  // A template that came packed: its chart was asked for somewhere.
  return pieces.empty() ? std::nullopt : Find(text, Place(span));
}

WrittenPlace Provenance::At(const Span& span, OriginId through) {
  WrittenPlace place{span, {}};
  auto sites = Sites(through);
  std::reverse(sites.begin(), sites.end());
  const bool value = RoleOf(span.file) != Role::Template;
  for (std::size_t i = 0; i < sites.size() && place.way.size() < MaxSteps; ++i) {
    if (sites[i] != span) {
      place.way.push_back({sites[i], value && i == 0 ? "used here" : "included here"});
    }
  }
  return place;
}

// A piece that prints nothing but the quotes around a value.
static bool IsQuote(std::string_view bytes) {
  return bytes == "\"" || bytes == "'";
}

static bool IsAppVersion(std::string_view metadata, std::uint32_t at) {
  const auto line = at == 0 ? std::string_view::npos : metadata.rfind('\n', at - 1);
  return metadata.substr(line == std::string_view::npos ? 0 : line + 1).starts_with("appVersion");
}

std::optional<WrittenPlace> Provenance::FindValue(const Text& text, const Span& span) {
  const auto end = std::min(std::max(span.end, span.begin + 1), text.size());
  const auto all = PiecesIn(text, span.begin, end);
  Pieces pieces;
  for (const Piece& piece : all) {
    const bool edge = piece.begin == span.begin || piece.end == end;
    const auto bytes = text.bytes().substr(piece.begin, piece.end - piece.begin);
    if (!bytes.empty() && !(edge && IsQuote(bytes))) {
      pieces.push_back(piece);
    }
  }
  if (pieces.empty()) {
    pieces = all;
  }
  const auto one = OnePlace(pieces);
  if (!one || pieces.empty()) {
    return FindMixed(pieces);
  }
  // What the chart is called is no fault of `Chart.yaml`; that a template uses it may be one.
  const auto* file = FileOf(one->file);
  if (RoleOf(one->file) == Role::Metadata && !IsAppVersion(file->text, one->begin)) {
    if (const auto action = InTemplate(pieces)) {
      return WrittenPlace{*action, {}};
    }
  }
  return AtChosen(text, *one, pieces.front().origin);
}

std::optional<WrittenPlace> Provenance::FindMixed(const Pieces& pieces) {
  std::vector<OriginId> values;
  std::vector<OriginId> missing;
  for (const Piece& piece : pieces) {
    for (const OriginId source : rendering_.origins.Sources(piece.origin)) {
      const Origin& origin = rendering_.origins[source];
      const bool value = origin.kind == OriginKind::Written &&
                         RoleOf(origin.span.file) == Role::Values && !IsWholeFile(origin.span);
      auto& into = origin.kind == OriginKind::Missing ? missing : values;
      if ((value || origin.kind == OriginKind::Missing) &&
          std::find(into.begin(), into.end(), source) == into.end()) {
        into.push_back(source);
      }
    }
  }
  if (values.size() == 1) {
    return At(rendering_.origins[values.front()].span, pieces.front().origin);
  }
  const auto action = InTemplate(pieces);
  if (!action) {
    return std::nullopt;
  }
  WrittenPlace place{*action, {}};
  values.insert(values.end(), missing.begin(), missing.end());
  for (const OriginId source : values) {
    Explain(source, place);
  }
  return place;
}

void Provenance::Explain(OriginId source, WrittenPlace& place) {
  const Origin& origin = rendering_.origins[source];
  if (place.way.size() >= MaxSteps) {
    return;
  }
  if (origin.kind == OriginKind::Written && origin.span != place.span) {
    place.way.push_back({LabelOf(origin.span), "made of this value", true});
  } else if (origin.kind == OriginKind::Missing) {
    const auto key = rendering_.origins.Key(origin);
    for (const OriginId mapping : rendering_.origins.Sources(origin.inner)) {
      const Origin& above = rendering_.origins[mapping];
      if (above.kind == OriginKind::Written) {
        place.way.push_back({LabelOf(above.span), fmt::format("`{}` is not set here", key), true});
        return;
      }
    }
  }
}

// What was read from these bytes: a mapping begins where its first key does.
static std::optional<yaml::Node> NodeIn(const yaml::Document& document, const Span& value) {
  auto node = document.NodeAt(value.begin);
  while (node && node->span().end < value.end) {
    const auto parent = node->Parent();
    if (!parent || parent->span().begin != value.begin) {
      break;
    }
    node = parent;
  }
  return node;
}

static Span LabelOfNode(const std::optional<yaml::Node>& node, const Span& value) {
  if (node && (node->is_mapping() || node->is_sequence())) {
    return yaml::Slot(*node).label();
  }
  return node && value.empty() ? Span(yaml::Slot(*node).span()) : value;
}

Span LabelOfValue(const yaml::Document& document, const Span& value) {
  return LabelOfNode(NodeIn(document, value), value);
}

std::optional<yaml::Node> Provenance::NodeOf(const Span& value) {
  const auto* file = FileOf(value.file);
  const Role role = RoleOf(value.file);
  if (file == nullptr || (role != Role::Values && role != Role::Metadata)) {
    return std::nullopt;
  }
  auto stream = streams_.find(value.file);
  if (stream == streams_.end()) {
    stream = streams_.emplace(value.file, yaml::Parse(*file)).first;
  }
  for (const auto& document : stream->second.documents) {
    if (document.span().Covers({value.file, value.begin, value.begin})) {
      return NodeIn(document, value);
    }
  }
  return std::nullopt;
}

Span Provenance::LabelOf(const Span& value) {
  return LabelOfNode(NodeOf(value), value);
}

Span Provenance::LabelAbove(const Span& value) {
  const auto node = NodeOf(value);
  const auto parent = node ? node->Parent() : std::nullopt;
  return parent ? Span(yaml::Slot(*parent).label()) : value;
}

std::optional<Span> Provenance::DependencyOf(FileId packed) {
  const auto* file = FileOf(packed);
  if (file == nullptr || metadata_ == nullptr) {
    return std::nullopt;
  }
  const std::string_view path = file->path;
  const auto end = path.find(".tgz/");
  const auto name = path.substr(0, end);
  const auto archive = name.substr(name.rfind('/') + 1);
  auto stream = streams_.find(metadata_->id);
  if (stream == streams_.end()) {
    stream = streams_.emplace(metadata_->id, yaml::Parse(*metadata_)).first;
  }
  for (const auto& document : stream->second.documents) {
    if (const auto root = document.root()) {
      for (const auto& dependency : yaml::Slot(*root)["dependencies"].Items()) {
        const auto wanted = dependency["name"].Text().value_or("");
        if (!wanted.empty() && archive.starts_with(wanted) &&
            archive.substr(wanted.size()).starts_with('-')) {
          return dependency["name"].span();
        }
      }
      return yaml::Slot(*root)["name"].span();
    }
  }
  return std::nullopt;
}

static std::size_t ColumnOf(std::string_view text, std::size_t at) {
  const auto line = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return line == std::string_view::npos ? at : at - line - 1;
}

std::optional<Edit> Provenance::FindEdit(const Text& text, const Edit& edit) const {
  const auto& [span, inserted] = edit;
  if (span.end > text.size()) {
    return std::nullopt;
  }
  const std::uint32_t begin = span.empty() && span.begin > 0 ? span.begin - 1 : span.begin;
  const std::uint32_t end = span.empty() ? std::min(span.end + 1, text.size()) : span.end;
  const auto pieces = PiecesIn(text, begin, end);
  std::optional<Span> whole;
  for (const Piece& piece : pieces) {
    const auto written = WrittenSpan(piece);
    if (!written || piece.offset == NotCopied || piece.begin == piece.end ||
        (whole && (whole->file != written->file || whole->end != written->begin))) {
      return std::nullopt;
    }
    whole = whole ? Span{whole->file, whole->begin, written->end} : *written;
  }
  if (!whole || whole->size() != end - begin) {
    return std::nullopt;
  }
  const Role role = RoleOf(whole->file);
  const Origin& origin = rendering_.origins[pieces.front().inner];
  const bool plain_value = role == Role::Values && !span.empty() && origin.span == *whole;
  if (role != Role::Template && !plain_value) {
    return std::nullopt;
  }
  const Span place{whole->file, whole->begin + (span.begin - begin),
                   whole->begin + (span.end - begin)};
  // Lines that go in must be indented as their neighbours are written.
  const auto* file = FileOf(whole->file);
  if (inserted.find('\n') != std::string::npos &&
      (file == nullptr ||
       ColumnOf(text.bytes(), span.begin) != ColumnOf(file->text, place.begin))) {
    return std::nullopt;
  }
  return Edit{place, inserted};
}

}  // namespace linter::helm
