#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/helm/manifest.h"
#include "linter/helm/render.h"
#include "linter/text/edit.h"
#include "linter/text/place.h"
#include "linter/yaml/document.h"

namespace linter::helm {

// A place on the way from what was written to what was printed.
struct Step {
  Span span;
  // What happens there: `used here`.
  std::string text;
  // It comes before the place that it explains: a value that an action prints.
  bool precedes = false;
};

// Where a person wrote what stands, or lacks something, at a place of rendered text.
struct WrittenPlace {
  Span span;
  // What explains the place: the actions that the bytes passed, the innermost first, or what
  // decided that they were left out.
  std::vector<Step> way;
};

// The key of a collection that stands at these bytes of a document; a scalar itself.
Span LabelOfValue(const yaml::Document& document, const Span& value);

// Leads from rendered text back to what was written. For one thread at a time.
class Provenance {
 public:
  // All must outlive it; `files` are those that were rendered.
  Provenance(const Rendering& rendering, std::span<const ChartFile> files);

  // Where a person would change what stands at a place, or write what is missing there: a literal
  // of a template, a value, the branch that was not taken and the value that decided it. Empty
  // where nothing is known.
  std::optional<WrittenPlace> Find(const gotemplate::Text& text, const Place& place);
  // As `Find`, but always in the template that printed the text: for text that is broken.
  std::optional<WrittenPlace> FindAction(const gotemplate::Text& text, const Span& span);
  // The same change where it was written; empty where that is more than one place, or not as it
  // was printed.
  std::optional<Edit> FindEdit(const gotemplate::Text& text, const Edit& edit) const;

 private:
  enum class Role : std::uint8_t { Template, Values, Metadata, Packed };

  // Rendered bytes that share an origin; no bytes for a mark.
  struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    gotemplate::OriginId origin = gotemplate::OriginId::None;
    // Behind all actions.
    gotemplate::OriginId inner = gotemplate::OriginId::None;
    std::uint32_t offset = gotemplate::NotCopied;
  };
  using Pieces = std::vector<Piece>;

  // A branch that was not taken.
  struct Branch {
    Span site;
    gotemplate::OriginId decided = gotemplate::OriginId::None;
    // How surely it would have written what is missing.
    int rank = 0;
  };

  Pieces PiecesIn(const gotemplate::Text& text, std::uint32_t begin, std::uint32_t end) const;
  // The actions of an origin, the outermost first.
  std::vector<Span> Sites(gotemplate::OriginId origin) const;
  Role RoleOf(FileId file) const;
  const SourceFile* FileOf(FileId file) const;
  bool IsWholeFile(const Span& span) const;
  std::optional<Span> WrittenSpan(const Piece& piece) const;
  // The one place at which all pieces were written.
  std::optional<Span> OnePlace(const Pieces& pieces) const;
  // Where the pieces stand in the template that printed them.
  std::optional<Span> InTemplate(const Pieces& pieces) const;

  std::optional<WrittenPlace> FindValue(const gotemplate::Text& text, const Span& span);
  std::optional<WrittenPlace> FindMixed(const Pieces& pieces);
  std::optional<WrittenPlace> FindAbsence(const gotemplate::Text& text, const Place& place);
  std::optional<WrittenPlace> FindHolder(const gotemplate::Text& text, const Place& place);
  std::optional<WrittenPlace> FindBranch(const gotemplate::Text& text, const Place& place);
  std::optional<WrittenPlace> FindNeighbour(const gotemplate::Text& text, const Place& place);
  Branch Rank(const Piece& mark, const gotemplate::Text& text, const Place& place) const;

  WrittenPlace At(const Span& span, gotemplate::OriginId through);
  // As `At`; of a literal of a template with the value for which it was printed at all.
  WrittenPlace AtChosen(const gotemplate::Text& text, const Span& span,
                        gotemplate::OriginId through);
  std::optional<Step> DecidingStep(gotemplate::OriginId decided);
  const std::vector<gotemplate::Choice>& ChoicesIn(FileId file);
  gotemplate::OriginId CallerOf(gotemplate::OriginId origin) const;
  bool PrintsBeginning(const gotemplate::Text& text, const Span& branch) const;
  void Explain(gotemplate::OriginId source, WrittenPlace& place);
  // What was read from these bytes of a file of values.
  std::optional<yaml::Node> NodeOf(const Span& value);
  // The key of a collection in a file of values; a scalar itself.
  Span LabelOf(const Span& value);
  // The key of the collection in which a value stands.
  Span LabelAbove(const Span& value);
  // Where a chart that came packed is asked for.
  std::optional<Span> DependencyOf(FileId packed);

  const Rendering& rendering_;
  std::map<FileId, std::pair<const SourceFile*, Role>> files_;
  std::map<FileId, yaml::Stream> streams_;
  // The branches that were taken, by file, as far as they were asked for.
  std::map<FileId, std::vector<gotemplate::Choice>> choices_;
  const SourceFile* metadata_ = nullptr;
};

}  // namespace linter::helm
