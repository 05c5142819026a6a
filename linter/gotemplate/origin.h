#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/text/span.h"

namespace linter::gotemplate {

// Names an origin of one `Origins`.
enum class OriginId : std::uint32_t { None = 0 };

enum class OriginKind : std::uint8_t {
  // Nothing is known.
  None,
  // Bytes that a person wrote: a template, a value.
  Written,
  // A key that is missing in the mapping `inner`.
  Missing,
  // Made of several origins: `parts`.
  Union,
  // What passed through, or was made by, the action at `site`; `inner` is where it came from.
  Action,
  // Nothing was written because the branch at `site` was not taken; `inner` decided that.
  Skipped,
};

// Where bytes came from. The parts of an origin are older than itself, so that no chain is endless.
struct Origin {
  OriginKind kind = OriginKind::None;
  OriginId inner = OriginId::None;
  // `Action` and `Skipped`: the action, a `Written`.
  OriginId site = OriginId::None;
  // `Written`.
  Span span;
  // `Union`: a range of `Origins::parts`. `Missing`: the key's number.
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// Why the branch at a site was taken, in a template that was called at another site.
struct Choice {
  OriginId site = OriginId::None;
  // `None` in a template that was not called by another one.
  OriginId caller = OriginId::None;
  // `None` where it was taken several times, for several reasons.
  OriginId decided = OriginId::None;
};

// All origins of one rendering. Equal origins are one, so that ids compare as origins do.
class Origins {
 public:
  // A union of more than this keeps the first ones.
  static constexpr std::size_t MaxParts = 16;
  // Branches beyond are taken without a note of why.
  static constexpr std::size_t MaxChoices = 100'000;

  Origins();

  // From here on nothing is kept, and every origin is `None`: for a rendering of which nobody will
  // ask where it came from.
  void Stop() { stopped_ = true; }

  // Makes the bytes of a file known, which must outlive this; needed only for `Bytes`.
  void AddFile(FileId file, std::string_view bytes);

  OriginId Written(Span span);
  OriginId Missing(OriginId mapping, std::string_view key);
  OriginId Join(OriginId left, OriginId right);
  OriginId Action(OriginId site, OriginId inner);
  OriginId Skipped(OriginId site, OriginId inner);

  void Choose(const Choice& choice);
  // In the order in which each was first met.
  const std::vector<Choice>& choices() const { return choices_; }

  const Origin& operator[](OriginId id) const { return all_[static_cast<std::size_t>(id)]; }
  std::span<const OriginId> Parts(const Origin& origin) const;
  // The key of a `Missing`.
  std::string_view Key(const Origin& origin) const { return keys_[origin.first]; }
  // What stands written at a `Written`; empty where the file is not known.
  std::string_view Bytes(const Origin& origin) const;
  // The origin behind all actions and skipped branches.
  OriginId Innermost(OriginId id) const;
  // Where the bytes and what decided them were written: every `Written` and `Missing` that the
  // origin is made of, sites left out, in order of age.
  std::vector<OriginId> Sources(OriginId id) const;
  std::size_t size() const { return all_.size(); }

 private:
  OriginId Add(const Origin& origin);
  OriginId Pair(OriginKind kind, OriginId site, OriginId inner);

  std::vector<Origin> all_;
  std::vector<OriginId> parts_;
  std::vector<std::string> keys_;
  std::unordered_map<std::uint64_t, OriginId> joins_;
  std::unordered_map<std::uint64_t, OriginId> actions_;
  std::unordered_map<std::uint64_t, OriginId> skipped_;
  std::map<std::vector<OriginId>, OriginId> unions_;
  std::unordered_map<std::string, OriginId> missing_;
  std::vector<std::string_view> files_;
  bool stopped_ = false;
  std::vector<Choice> choices_;
  // By site and caller: where in `choices_`.
  std::unordered_map<std::uint64_t, std::size_t> chosen_;
};

}  // namespace linter::gotemplate
