#include "linter/kustomize/written_place.h"

namespace linter::kustomize {

// Goes down what was printed and what it was printed of at once.
static Span Descend(const yaml::Node& printed, const Node& node, const Span& place) {
  const auto inside = [&](const Span& span) {
    return span.begin <= place.begin && place.end <= span.end && !span.empty();
  };
  if (printed.is_mapping() && node.is_mapping()) {
    for (const auto& entry : printed.Entries()) {
      const auto* member = node.FindMember(entry.key.text());
      if (member == nullptr) {
        continue;
      }
      if (inside(entry.key.span())) {
        return member->key_span;
      }
      if (inside(entry.value.span())) {
        return Descend(entry.value, *member->value, place);
      }
    }
  }
  if (printed.is_sequence() && node.is_sequence()) {
    const auto items = printed.Items();
    for (std::size_t i = 0; i < items.size() && i < node.items.size(); ++i) {
      if (inside(items[i].span())) {
        return Descend(items[i], *node.items[i], place);
      }
    }
  }
  return node.span;
}

Span WrittenPlaces::Find(const Span& place) {
  if (!stream_) {
    stream_ = yaml::Parse(printed_);
  }
  for (const auto& document : stream_->documents) {
    const auto root = document.root();
    if (root) {
      return Descend(*root, object_, place);
    }
  }
  return object_.span;
}

std::optional<Edit> WrittenPlaces::FindEdit(const Edit& edit, const SourceFile& written) {
  if (edit.span.empty()) {
    return std::nullopt;
  }
  const auto place = Find(edit.span);
  const bool same = place.file == written.id && place.end <= written.text.size() &&
                    place.size() == edit.span.size() &&
                    written.Text(place) == printed_.Text(edit.span);
  return same ? std::optional(Edit{place, edit.text}) : std::nullopt;
}

}  // namespace linter::kustomize
