#include "linter/helm/values_audit.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "linter/text/nearest.h"

namespace linter::helm {

using Path = std::vector<std::string>;

static std::string Shown(const Path& path, std::size_t count) {
  std::string text = ".Values";
  for (std::size_t i = 0; i < count; ++i) {
    text += "." + path[i];
  }
  return text;
}

// A comment such as `# tolerations: []` shows what may be set.
static bool IsDocumented(const ChartView& chart, const std::string& name) {
  const auto* values = chart.File("values.yaml");
  const RE2 comment(
      fmt::format(R"((?m)^[ \t]*(?:#.*[^A-Za-z0-9_])?#?[ \t]*{}["']?:)", RE2::QuoteMeta(name)));
  const RE2 mention(fmt::format(R"((?m)#.*\b{}\b)", RE2::QuoteMeta(name)));
  if (values != nullptr &&
      (RE2::PartialMatch(values->text, comment) || RE2::PartialMatch(values->text, mention))) {
    return true;
  }
  const auto* schema = chart.File("values.schema.json");
  return schema != nullptr && schema->text.find("\"" + name + "\"") != std::string::npos;
}

// Where a mapping of `root` lacks a name of the path: its position and the mapping.
struct Gap {
  std::size_t position = 0;
  yaml::Slot mapping;
};

static std::optional<Gap> GapIn(const yaml::Slot& root, const Path& path) {
  yaml::Slot slot = root;
  for (std::size_t i = 0; i < path.size(); ++i) {
    // What is empty, or no mapping, is for the user to fill.
    if (!slot.is_mapping() || slot.size() == 0) {
      return std::nullopt;
    }
    const auto next = slot[path[i]];
    if (!next.written()) {
      return Gap{i, slot};
    }
    slot = next;
  }
  return std::nullopt;
}

static bool ImportsValues(const ChartView& chart) {
  const auto dependencies = chart.Dependencies();
  return std::any_of(dependencies.begin(), dependencies.end(),
                     [](const yaml::Slot& each) { return each["import-values"].present(); });
}

static bool IsInSomeSet(const ChartView& chart, const Path& path) {
  return std::any_of(chart.streams().begin(), chart.streams().end(), [&](const auto& stream) {
    const auto root = chart.Root(stream.first);
    return stream.first.starts_with("ci/") && root && !GapIn(*root, path) &&
           (*root)[path.front()].written();
  });
}

std::vector<UndefinedValue> UndefinedValues(const ChartView& chart) {
  std::vector<UndefinedValue> undefined;
  const auto root = chart.Root("values.yaml");
  if (!root || ImportsValues(chart) || chart.is_library()) {
    return undefined;
  }
  std::set<std::string> told;
  for (const auto& use : chart.usage().uses) {
    if (use.path.empty() || chart.IsForeign(use.path.front())) {
      continue;
    }
    const auto gap = GapIn(*root, use.path);
    if (!gap || gap->position >= use.certain || IsInSomeSet(chart, use.path) ||
        IsDocumented(chart, use.path[gap->position])) {
      continue;
    }
    const auto path = Shown(use.path, gap->position + 1);
    if (!told.insert(path).second) {
      continue;
    }
    UndefinedValue found{use.span, path, "", {}};
    std::vector<std::string_view> names;
    for (const auto& member : gap->mapping.Members()) {
      names.push_back(member.key);
    }
    if (const auto nearest = Nearest(use.path[gap->position], names)) {
      found.nearest = fmt::format("{}.{}", Shown(use.path, gap->position), *nearest);
      found.nearest_span = gap->mapping[*nearest].label();
    }
    undefined.push_back(std::move(found));
  }
  return undefined;
}

// Goes through the values and finds what nothing asks for.
class UnusedSearch {
 public:
  UnusedSearch(const ChartView& chart, std::vector<UnusedValue>& into)
      : chart_(chart), into_(into) {
    for (const auto& dependency : chart.Dependencies()) {
      AddConditions(dependency["condition"].Text().value_or(""));
    }
  }

  void Search(const yaml::Slot& mapping, Path& path) {
    for (const auto& member : mapping.Members()) {
      // The last three are for charts that carry this one.
      const bool special = path.empty() && (chart_.IsForeign(member.key) || member.key == "tags" ||
                                            member.key == "exports" || member.key == "enabled");
      if (special || !member.value.written() || !member.value.deepest().anchor().empty()) {
        continue;
      }
      path.emplace_back(member.key);
      Judge(member, path);
      path.pop_back();
    }
  }

 private:
  // How far the uses of a chart reach into a value.
  enum class Reach { None, Inside, Whole };

  void AddConditions(std::string_view conditions) {
    for (std::size_t begin = 0; begin < conditions.size();) {
      const auto end = std::min(conditions.find(',', begin), conditions.size());
      ValueUse use{{}, {}, true, 0};
      for (auto rest = conditions.substr(begin, end - begin); !rest.empty();) {
        const auto dot = std::min(rest.find('.'), rest.size());
        use.path.emplace_back(rest.substr(0, dot));
        rest.remove_prefix(std::min(dot + 1, rest.size()));
      }
      conditions_.push_back(std::move(use));
      begin = end + 1;
    }
  }

  Reach ReachOf(const Path& path) const {
    Reach reach = Reach::None;
    for (const auto* uses : {&chart_.usage().uses, &chart_.usage().carried, &conditions_}) {
      for (const auto& use : *uses) {
        const auto common = std::min(path.size(), use.path.size());
        if (!std::equal(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(common),
                        use.path.begin())) {
          continue;
        }
        if (use.path.size() > path.size()) {
          reach = Reach::Inside;
        } else if (use.whole) {
          return Reach::Whole;
        } else if (use.path.size() == path.size()) {
          reach = Reach::Inside;
        }
      }
    }
    return reach;
  }

  void Judge(const yaml::Slot::Member& member, Path& path) {
    const auto reach = ReachOf(path);
    if (reach == Reach::None) {
      into_.push_back({member.key_span, Shown(path, path.size())});
    } else if (reach == Reach::Inside && member.value.is_mapping()) {
      Search(member.value, path);
    }
  }

  const ChartView& chart_;
  std::vector<UnusedValue>& into_;
  std::vector<ValueUse> conditions_;
};

// Files for this chart, and not for something beside it.
static std::vector<yaml::Slot> FurtherValues(const ChartView& chart, const yaml::Slot& own) {
  std::vector<yaml::Slot> further;
  for (const auto& [path, stream] : chart.streams()) {
    const auto root = chart.Root(path);
    if (!path.starts_with("values") || path == "values.yaml" || !root) {
      continue;
    }
    const auto members = root->Members();
    if (std::any_of(members.begin(), members.end(),
                    [&](const auto& member) { return own[member.key].written(); })) {
      further.push_back(*root);
    }
  }
  return further;
}

// Where the chart's own values lack a path that another file has.
static std::optional<UnreadValue> Unread(const ChartView& chart, const yaml::Slot& own,
                                         const UnusedValue& value) {
  UnreadValue unread{value.span, value.path, "", {}};
  yaml::Slot slot = own;
  std::string_view rest = value.path;
  rest.remove_prefix(std::string_view(".Values.").size());
  // Names with a dot of their own cannot be told from two: nothing is said of them.
  for (std::string_view name = rest; !rest.empty();
       rest.remove_prefix(std::min(name.size() + 1, rest.size()))) {
    name = rest.substr(0, rest.find('.'));
    const auto next = slot[name];
    if (next.written()) {
      slot = next;
      continue;
    }
    if (!slot.is_mapping() || slot.size() == 0 || IsDocumented(chart, std::string(name))) {
      return std::nullopt;
    }
    std::vector<std::string_view> names;
    for (const auto& member : slot.Members()) {
      names.push_back(member.key);
    }
    if (const auto nearest = Nearest(name, names)) {
      unread.nearest = *nearest;
      unread.nearest_span = slot[*nearest].label();
    }
    return unread;
  }
  return std::nullopt;
}

std::vector<UnreadValue> UnreadValues(const ChartView& chart) {
  std::vector<UnreadValue> unread;
  const auto own = chart.Root("values.yaml");
  if (!own || chart.usage().opaque || chart.is_library() || ImportsValues(chart)) {
    return unread;
  }
  for (const auto& root : FurtherValues(chart, *own)) {
    std::vector<UnusedValue> unused;
    Path path;
    UnusedSearch(chart, unused).Search(root, path);
    for (const auto& value : unused) {
      if (auto found = Unread(chart, *own, value)) {
        unread.push_back(std::move(*found));
      }
    }
  }
  return unread;
}

std::vector<UnusedValue> UnusedValues(const ChartView& chart) {
  std::vector<UnusedValue> unused;
  const auto root = chart.Root("values.yaml");
  if (root && !chart.usage().opaque && !chart.is_library() && !ImportsValues(chart)) {
    Path path;
    UnusedSearch(chart, unused).Search(*root, path);
  }
  return unused;
}

}  // namespace linter::helm
