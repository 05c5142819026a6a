#include "linter/gotemplate/rope.h"

#include <algorithm>
#include <cstring>

namespace linter::gotemplate {

std::uint32_t Text::RunBegin(std::uint32_t index) const {
  const std::uint32_t begin = index == 0 ? first_ : runs_[index - 1].end;
  return std::max(begin, base_) - base_;
}

Run Text::RunAt(std::uint32_t index) const {
  Run run = runs_[index];
  const std::uint32_t begin = index == 0 ? first_ : runs_[index - 1].end;
  if (begin < base_ && run.offset != NotCopied) {
    run.offset += base_ - begin;
  }
  run.end = std::min(std::max(run.end, base_) - base_, size_);
  return run;
}

OriginId Text::OriginAt(std::size_t index) const {
  if (run_count_ == 0) {
    return OriginId::None;
  }
  const auto at = static_cast<std::uint32_t>(std::min<std::size_t>(index, size_)) + base_;
  const Run* last = runs_ + run_count_;
  const Run* run = std::upper_bound(
      runs_, last, at, [](std::uint32_t wanted, const Run& it) { return wanted < it.end; });
  return (run == last ? last[-1] : *run).origin;
}

Text Text::Slice(std::size_t begin, std::size_t end) const {
  begin = std::min<std::size_t>(begin, size_);
  end = std::clamp<std::size_t>(end, begin, size_);
  Text slice(bytes().substr(begin, end - begin));
  if (run_count_ == 0 || (run_count_ == 1 && runs_->origin == OriginId::None)) {
    return slice;
  }
  const auto from = static_cast<std::uint32_t>(begin) + base_;
  const auto to = static_cast<std::uint32_t>(end) + base_;
  const Run* last = runs_ + run_count_;
  const Run* first = std::lower_bound(
      runs_, last, from, [](const Run& run, std::uint32_t at) { return run.end < at; });
  std::uint32_t first_begin = first == runs_ ? first_ : first[-1].end;
  // A run of bytes that ends where the slice begins is none of it; a mark there is.
  if (first != last && first->end == from && first_begin < from) {
    first_begin = first->end;
    ++first;
  }
  const Run* stop = first;
  std::uint32_t at = first_begin;
  while (stop != last && (at < to || (at == to && stop->end == to))) {
    at = stop->end;
    ++stop;
  }
  // Nothing but marks belongs to a slice of no bytes.
  if (from == to && stop != first && stop[-1].end > to) {
    --stop;
  }
  slice.base_ = from;
  slice.first_ = first_begin;
  slice.runs_ = first;
  slice.run_count_ = static_cast<std::uint32_t>(stop - first);
  return slice;
}

OriginId OriginOf(const Text& text, Origins& origins) {
  OriginId all = OriginId::None;
  OriginId previous = OriginId::None;
  for (std::uint32_t i = 0; i < text.run_count(); ++i) {
    const OriginId next = text.RunAt(i).origin;
    if (next == previous) {
      continue;
    }
    previous = next;
    all = origins.Join(all, origins.Innermost(next));
    if (origins[all].kind == OriginKind::Union && origins[all].count >= Origins::MaxParts) {
      break;
    }
  }
  return all;
}

void TextBuilder::AddRun(std::uint32_t end, OriginId origin, std::uint32_t offset) {
  const std::uint32_t begin = runs_.empty() ? 0 : runs_.back().end;
  if (origin == OriginId::None) {
    offset = NotCopied;
  }
  if (!runs_.empty() && end > begin) {
    Run& last = runs_.back();
    const std::uint32_t last_begin = runs_.size() < 2 ? 0 : runs_[runs_.size() - 2].end;
    const bool same = last.origin == origin && last.end > last_begin;
    const bool both_made = last.offset == NotCopied && offset == NotCopied;
    const bool continues =
        last.offset != NotCopied && last.offset + (last.end - last_begin) == offset;
    if (same && (both_made || continues)) {
      last.end = end;
      return;
    }
  }
  runs_.push_back({end, origin, offset});
}

void TextBuilder::Append(std::string_view bytes, OriginId origin, std::uint32_t offset) {
  if (bytes.empty()) {
    return;
  }
  bytes_ += bytes;
  AddRun(static_cast<std::uint32_t>(bytes_.size()), origin, offset);
}

void TextBuilder::Mark(OriginId origin) {
  runs_.push_back({static_cast<std::uint32_t>(bytes_.size()), origin, NotCopied});
}

void TextBuilder::Append(const Text& text) {
  const auto base = static_cast<std::uint32_t>(bytes_.size());
  bytes_ += text.bytes();
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < text.run_count(); ++i) {
    const Run run = text.RunAt(i);
    const std::uint32_t begin = end;
    end = std::max(end, run.end);
    if (end > begin) {
      AddRun(base + end, run.origin, run.offset);
    } else if (run.origin != OriginId::None) {
      runs_.push_back({base + end, run.origin, NotCopied});
    }
  }
  if (end < text.size()) {
    AddRun(base + text.size(), OriginId::None, NotCopied);
  }
}

void TextBuilder::AppendThrough(const Text& text, OriginId site, Origins& origins) {
  const auto base = static_cast<std::uint32_t>(bytes_.size());
  bytes_ += text.bytes();
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < text.run_count(); ++i) {
    const Run run = text.RunAt(i);
    const std::uint32_t begin = end;
    end = std::max(end, run.end);
    const OriginId through = origins.Action(site, run.origin);
    if (end > begin) {
      AddRun(base + end, through, run.offset);
    } else if (run.origin != OriginId::None) {
      runs_.push_back({base + end, through, NotCopied});
    }
  }
  if (end < text.size()) {
    AddRun(base + text.size(), origins.Action(site, OriginId::None), NotCopied);
  }
}

void TextBuilder::Clear() {
  bytes_.clear();
  runs_.clear();
}

void TextBuilder::Truncate(std::size_t size) {
  bytes_.resize(std::min(size, bytes_.size()));
  const auto end = static_cast<std::uint32_t>(bytes_.size());
  while (!runs_.empty() && runs_.size() > 1 && runs_[runs_.size() - 2].end >= end &&
         runs_.back().end > end) {
    runs_.pop_back();
  }
  if (!runs_.empty()) {
    runs_.back().end = std::min(runs_.back().end, end);
  }
}

Text TextBuilder::View() const {
  return Text(bytes_, runs_.data(), static_cast<std::uint32_t>(runs_.size()), 0);
}

Text TextBuilder::Build(std::pmr::memory_resource& memory) const {
  if (bytes_.empty() && runs_.empty()) {
    return {};
  }
  auto* data = static_cast<char*>(memory.allocate(bytes_.size() + 1, 1));
  std::memcpy(data, bytes_.data(), bytes_.size());
  auto* runs = static_cast<Run*>(memory.allocate(runs_.size() * sizeof(Run) + 1, alignof(Run)));
  if (!runs_.empty()) {
    std::memcpy(runs, runs_.data(), runs_.size() * sizeof(Run));
  }
  return Text({data, bytes_.size()}, runs, static_cast<std::uint32_t>(runs_.size()), 0);
}

}  // namespace linter::gotemplate
