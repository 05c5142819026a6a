#include "linter/gotemplate/origin.h"

#include <algorithm>
#include <iterator>

namespace linter::gotemplate {

static std::uint64_t KeyOf(OriginId left, OriginId right) {
  return static_cast<std::uint64_t>(left) << 32U | static_cast<std::uint64_t>(right);
}

Origins::Origins() {
  all_.emplace_back();
}

void Origins::AddFile(FileId file, std::string_view bytes) {
  const auto index = static_cast<std::size_t>(file);
  if (files_.size() <= index) {
    files_.resize(index + 1);
  }
  files_[index] = bytes;
}

OriginId Origins::Add(const Origin& origin) {
  all_.push_back(origin);
  return static_cast<OriginId>(all_.size() - 1);
}

OriginId Origins::Written(Span span) {
  if (stopped_) {
    return OriginId::None;
  }
  Origin origin;
  origin.kind = OriginKind::Written;
  origin.span = span;
  return Add(origin);
}

OriginId Origins::Missing(OriginId mapping, std::string_view key) {
  if (stopped_) {
    return OriginId::None;
  }
  std::string name(reinterpret_cast<const char*>(&mapping), sizeof mapping);
  name += key;
  const auto [found, fresh] = missing_.try_emplace(std::move(name), OriginId::None);
  if (fresh) {
    Origin origin;
    origin.kind = OriginKind::Missing;
    origin.inner = mapping;
    origin.first = static_cast<std::uint32_t>(keys_.size());
    keys_.emplace_back(key);
    found->second = Add(origin);
  }
  return found->second;
}

OriginId Origins::Pair(OriginKind kind, OriginId site, OriginId inner) {
  if (stopped_) {
    return OriginId::None;
  }
  auto& known = kind == OriginKind::Action ? actions_ : skipped_;
  const auto [found, fresh] = known.try_emplace(KeyOf(site, inner), OriginId::None);
  if (fresh) {
    Origin origin;
    origin.kind = kind;
    origin.site = site;
    origin.inner = inner;
    found->second = Add(origin);
  }
  return found->second;
}

OriginId Origins::Action(OriginId site, OriginId inner) {
  return Pair(OriginKind::Action, site, inner);
}

OriginId Origins::Skipped(OriginId site, OriginId inner) {
  return Pair(OriginKind::Skipped, site, inner);
}

void Origins::Choose(const Choice& choice) {
  const auto key = KeyOf(choice.site, choice.caller);
  if (const auto known = chosen_.find(key); known != chosen_.end()) {
    Choice& before = choices_[known->second];
    before.decided = before.decided == choice.decided ? before.decided : OriginId::None;
  } else if (choices_.size() < MaxChoices) {
    chosen_.emplace(key, choices_.size());
    choices_.push_back(choice);
  }
}

OriginId Origins::Join(OriginId left, OriginId right) {
  if (left == right || right == OriginId::None) {
    return left;
  }
  if (left == OriginId::None) {
    return right;
  }
  if (right < left) {
    std::swap(left, right);
  }
  const auto known = joins_.find(KeyOf(left, right));
  if (known != joins_.end()) {
    return known->second;
  }
  std::vector<OriginId> members;
  for (const OriginId side : {left, right}) {
    const Origin& origin = (*this)[side];
    if (origin.kind == OriginKind::Union) {
      const auto parts = Parts(origin);
      members.insert(members.end(), parts.begin(), parts.end());
    } else {
      members.push_back(side);
    }
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  if (members.size() > MaxParts) {
    members.resize(MaxParts);
  }
  auto [entry, fresh] = unions_.try_emplace(std::move(members), OriginId::None);
  if (fresh) {
    Origin origin;
    origin.kind = OriginKind::Union;
    origin.first = static_cast<std::uint32_t>(parts_.size());
    origin.count = static_cast<std::uint32_t>(entry->first.size());
    parts_.insert(parts_.end(), entry->first.begin(), entry->first.end());
    entry->second = Add(origin);
  }
  joins_.emplace(KeyOf(left, right), entry->second);
  return entry->second;
}

std::span<const OriginId> Origins::Parts(const Origin& origin) const {
  return std::span(parts_).subspan(origin.first, origin.count);
}

std::string_view Origins::Bytes(const Origin& origin) const {
  const auto file = static_cast<std::size_t>(origin.span.file);
  if (file >= files_.size() || origin.span.end > files_[file].size()) {
    return {};
  }
  return files_[file].substr(origin.span.begin, origin.span.size());
}

OriginId Origins::Innermost(OriginId id) const {
  while ((*this)[id].kind == OriginKind::Action || (*this)[id].kind == OriginKind::Skipped) {
    id = (*this)[id].inner;
  }
  return id;
}

std::vector<OriginId> Origins::Sources(OriginId id) const {
  std::vector<OriginId> found;
  std::vector<OriginId> seen;
  std::vector<OriginId> open = {id};
  while (!open.empty()) {
    const OriginId next = Innermost(open.back());
    open.pop_back();
    if (std::find(seen.begin(), seen.end(), next) != seen.end()) {
      continue;
    }
    seen.push_back(next);
    const Origin& origin = (*this)[next];
    if (origin.kind == OriginKind::Union) {
      const auto parts = Parts(origin);
      open.insert(open.end(), parts.begin(), parts.end());
    } else if (origin.kind != OriginKind::None) {
      found.push_back(next);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace linter::gotemplate
