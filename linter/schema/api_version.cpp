// Whether the API versions of objects are served. What the schemas of versions do not say, because
// it was before them or is a matter of intention, stands in facts/removals.tsv.

#include <fmt/format.h>

#include <algorithm>

#include "linter/schema/fault.h"
#include "linter/schema/table.h"
#include "linter/text/nearest.h"
#include "linter/yaml/slot.h"

namespace linter::schema {

static std::string_view GroupOf(std::string_view api_version) {
  const auto slash = api_version.find('/');
  return slash == std::string_view::npos ? "" : api_version.substr(0, slash);
}

static bool IsBuiltIn(std::string_view group) {
  for (std::size_t i = 0; i < CountOf(Section::Kinds); ++i) {
    if (GroupOf(TextAt(KindAt(i).api_version)) == group) {
      return true;
    }
  }
  return false;
}

static bool IsStable(std::string_view api_version) {
  return api_version.find("alpha") == std::string_view::npos &&
         api_version.find("beta") == std::string_view::npos;
}

// The API version that somebody should write who wrote another one of the same group.
static std::string_view Successor(std::string_view group, std::string_view kind, int minor) {
  std::string_view best;
  for (const auto each : ApiVersionsOf(kind, BitsOf({minor, minor}))) {
    if (GroupOf(each) == group && (best.empty() || IsStable(each) || !IsStable(best))) {
      best = each;
    }
  }
  return best;
}

static Fault FaultAt(FaultKind kind, const yaml::Slot& slot, std::string message) {
  return {.kind = kind,
          .place = slot.span(),
          .message = std::move(message),
          .node = slot.node(),
          .repair = {},
          .edits = {}};
}

static Fault Replaced(FaultKind kind, const yaml::Slot& api_version, std::string message,
                      const Removal& removal) {
  if (!removal.replacement.empty()) {
    message += fmt::format("; `{}` takes its place", removal.replacement);
  }
  if (!removal.change.empty()) {
    message += fmt::format("{} {}", removal.replacement.empty() ? ";" : ", where", removal.change);
  }
  auto fault = FaultAt(kind, api_version, std::move(message));
  if (!removal.replacement.empty() && removal.change.empty()) {
    fault.repair = fmt::format("write `{}`", removal.replacement);
    fault.edits = yaml::Set(api_version, removal.replacement);
  }
  return fault;
}

static Fault Removed(const yaml::Slot& api_version, std::string_view kind, const Removal& removal) {
  return Replaced(
      FaultKind::RemovedVersion, api_version,
      fmt::format("`{}` has no {} since 1.{}", *api_version.Text(), kind, removal.removed),
      removal);
}

// The table of removals does not know it: what the schemas of versions say.
static std::optional<Fault> Unserved(const yaml::Slot& api_version, std::string_view kind,
                                     const VersionRange& versions, Versions serving) {
  const auto text = *api_version.Text();
  const auto served = RangeOf(serving);
  const auto known = KnownVersions();
  if (served.newest < std::min(versions.newest, known.newest)) {
    return Removed(api_version, kind,
                   {.deprecated = 0,
                    .removed = served.newest + 1,
                    .replacement = Successor(GroupOf(text), kind, versions.newest),
                    .change = {}});
  }
  if (served.oldest > std::max(versions.oldest, known.oldest)) {
    return FaultAt(FaultKind::UnknownKind, api_version,
                   fmt::format("`{}` has no {} before 1.{}", text, kind, served.oldest));
  }
  return std::nullopt;
}

static std::vector<std::string_view> KindsOf(std::string_view api_version, Versions version) {
  std::vector<std::string_view> kinds;
  for (std::size_t i = 0; i < CountOf(Section::Kinds); ++i) {
    const auto row = KindAt(i);
    if ((row.versions & version) != 0 && TextAt(row.api_version) == api_version) {
      kinds.push_back(TextAt(row.kind));
    }
  }
  return kinds;
}

// A kind that no version has, in a group that is no CustomResourceDefinition's.
static std::optional<Fault> Unknown(const yaml::Slot& api_version, const yaml::Slot& kind,
                                    int newest) {
  const auto text = *api_version.Text();
  const auto name = *kind.Text();
  if (!IsBuiltIn(GroupOf(text)) || name.ends_with("List")) {
    return std::nullopt;
  }
  const auto version = BitsOf({newest, newest});
  if (const auto others = ApiVersionsOf(name, version); !others.empty()) {
    const auto own = Successor(GroupOf(text), name, newest);
    const auto other = own.empty() ? Successor(GroupOf(others.back()), name, newest) : own;
    auto fault = FaultAt(FaultKind::UnknownKind, api_version,
                         fmt::format("`{}` has no kind `{}`; `{}` has it", text, name, other));
    fault.repair = fmt::format("write `{}`", other);
    fault.edits = yaml::Set(api_version, other);
    return fault;
  }
  const auto kinds = KindsOf(text, version);
  const auto nearest = Nearest(name, kinds);
  // Other tools have files of `v1` as well.
  if (!nearest && GroupOf(text).empty()) {
    return std::nullopt;
  }
  auto message = fmt::format("`{}` has no kind `{}`", text, name);
  if (nearest) {
    message += fmt::format("; `{}` is the nearest", *nearest);
  }
  return FaultAt(FaultKind::UnknownKind, kind, std::move(message));
}

std::optional<Fault> CompareApiVersion(const yaml::Node& root, const VersionRange& versions) {
  const yaml::Slot object(root);
  const auto api_version = object["apiVersion"];
  const auto kind = object["kind"];
  if (!api_version.Text() || !kind.Text()) {
    return std::nullopt;
  }
  const auto text = *api_version.Text();
  const auto name = *kind.Text();
  const auto removal = FindRemoval(text, name);
  if (removal && removal->removed != 0 && removal->removed <= versions.newest) {
    return Removed(api_version, name, *removal);
  }
  if (removal && removal->deprecated <= versions.newest) {
    return Replaced(
        FaultKind::DeprecatedVersion, api_version,
        fmt::format("{} of `{}` is deprecated since 1.{}", name, text, removal->deprecated),
        *removal);
  }
  if (const auto serving = Serving(text, name); serving != 0) {
    return Unserved(api_version, name, versions, serving);
  }
  return removal ? std::nullopt : Unknown(api_version, kind, versions.newest);
}

}  // namespace linter::schema
