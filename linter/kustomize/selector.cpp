#include "linter/kustomize/selector.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <charconv>

namespace linter::kustomize {

struct Pattern::Compiled {
  explicit Compiled(const std::string& text, const re2::RE2::Options& options)
      : expression(text, options) {}
  re2::RE2 expression;
};

Expected<Pattern> Pattern::Compile(std::string_view text) {
  Pattern pattern;
  if (text.empty()) {
    return pattern;
  }
  re2::RE2::Options options;
  options.set_log_errors(false);
  const auto compiled =
      std::make_shared<const Compiled>("^(?:" + std::string(text) + ")$", options);
  if (!compiled->expression.ok()) {
    return Error{
        fmt::format("`{}` is no regular expression: {}", text, compiled->expression.error())};
  }
  pattern.compiled_ = compiled;
  return pattern;
}

bool Pattern::Matches(std::string_view text) const {
  return compiled_ == nullptr ||
         re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), compiled_->expression);
}

static std::string_view Trim(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(" \t\n"), text.size());
  text.remove_prefix(begin);
  const auto end = text.find_last_not_of(" \t\n");
  return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

// The parts between commas that stand in no parentheses.
static std::vector<std::string_view> Requirements(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || (text[i] == ',' && depth == 0)) {
      parts.push_back(Trim(text.substr(begin, i - begin)));
      begin = i + 1;
    } else {
      depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    }
  }
  return parts;
}

static std::vector<std::string> Values(std::string_view text) {
  std::vector<std::string> values;
  for (const auto part : Requirements(text)) {
    values.emplace_back(part);
  }
  return values;
}

Expected<LabelSelector> LabelSelector::Parse(std::string_view text) {
  LabelSelector selector;
  for (const auto part : Requirements(text)) {
    if (part.empty()) {
      continue;
    }
    Requirement requirement;
    const auto set = part.find(" in ") != part.npos || part.find(" in(") != part.npos ||
                     part.find(" notin ") != part.npos || part.find(" notin(") != part.npos;
    const auto sign = part.find_first_of("=!<>", 1);
    if (set && part.ends_with(')')) {
      const auto open = part.find('(');
      const auto space = part.find_first_of(" \t");
      requirement.key = part.substr(0, space);
      requirement.negated = part.substr(0, open).find(" notin") != part.npos;
      requirement.values = Values(part.substr(open + 1, part.size() - open - 2));
    } else if (part.starts_with('!')) {
      requirement.key = Trim(part.substr(1));
      requirement.negated = true;
      requirement.presence = true;
    } else if (sign == part.npos) {
      requirement.key = part;
      requirement.presence = true;
    } else {
      requirement.key = Trim(part.substr(0, sign));
      requirement.negated = part[sign] == '!';
      requirement.order = part[sign] == '<' || part[sign] == '>' ? part[sign] : char{0};
      const auto value = part.find_first_not_of("=!<>", sign);
      requirement.values.emplace_back(value == part.npos ? "" : Trim(part.substr(value)));
    }
    if (requirement.key.empty() || requirement.key.find_first_of(" \t()") != std::string::npos) {
      return Error{fmt::format("`{}` is no selector", text)};
    }
    selector.requirements_.push_back(std::move(requirement));
  }
  return selector;
}

static bool Compares(std::string_view value, char order, std::string_view bound) {
  long long left = 0;
  long long right = 0;
  const auto read = [](std::string_view text, long long& into) {
    return std::from_chars(text.data(), text.data() + text.size(), into).ec == std::errc();
  };
  return read(value, left) && read(bound, right) && (order == '<' ? left < right : left > right);
}

bool LabelSelector::Matches(const Node* labels) const {
  return std::all_of(requirements_.begin(), requirements_.end(), [&](const Requirement& each) {
    const auto* value = labels == nullptr ? nullptr : labels->Find(each.key);
    if (each.presence || value == nullptr) {
      return each.negated == (value == nullptr);
    }
    if (each.order != 0) {
      return Compares(value->text, each.order, each.values.front());
    }
    const bool listed =
        std::find(each.values.begin(), each.values.end(), value->text) != each.values.end();
    return listed != each.negated;
  });
}

Expected<TargetSelector> TargetSelector::Read(const Node& target) {
  TargetSelector selector;
  struct Part {
    std::string_view key;
    Pattern TargetSelector::*pattern;
  };
  static constexpr Part Parts[] = {{"group", &TargetSelector::group_},
                                   {"version", &TargetSelector::version_},
                                   {"kind", &TargetSelector::kind_},
                                   {"name", &TargetSelector::name_},
                                   {"namespace", &TargetSelector::name_space_}};
  for (const auto& part : Parts) {
    auto pattern = Pattern::Compile(target.TextOf(part.key));
    if (!pattern) {
      return pattern.error();
    }
    selector.*part.pattern = *pattern;
  }
  const auto read = [&](std::string_view key, std::optional<LabelSelector>& into) {
    const auto text = target.TextOf(key);
    if (text.empty()) {
      return std::optional<Error>();
    }
    auto parsed = LabelSelector::Parse(text);
    if (!parsed) {
      return std::optional(parsed.error());
    }
    into = std::move(*parsed);
    return std::optional<Error>();
  };
  if (auto error = read("labelSelector", selector.labels_)) {
    return *error;
  }
  if (auto error = read("annotationSelector", selector.annotations_)) {
    return *error;
  }
  return selector;
}

bool TargetSelector::MatchesGvk(const Gvk& gvk) const {
  return group_.Matches(gvk.group) && version_.Matches(gvk.version) && kind_.Matches(gvk.kind);
}

bool TargetSelector::MatchesLabels(const Resource& resource) const {
  return (!labels_ || labels_->Matches(resource.Metadata("labels"))) &&
         (!annotations_ || annotations_->Matches(resource.Metadata("annotations")));
}

bool TargetSelector::SelectsId(const Id& id) const {
  return MatchesGvk(id.gvk) && name_.Matches(id.name) &&
         name_space_.Matches(id.EffectiveNamespace());
}

bool TargetSelector::Selects(const Resource& resource) const {
  const auto current = resource.Current();
  const auto original = resource.Original();
  return (name_space_.Matches(original.EffectiveNamespace()) ||
          name_space_.Matches(current.EffectiveNamespace())) &&
         (name_.Matches(original.name) || name_.Matches(current.name)) && MatchesGvk(current.gvk) &&
         MatchesLabels(resource);
}

}  // namespace linter::kustomize
