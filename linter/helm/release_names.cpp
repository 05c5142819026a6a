#include "linter/helm/release_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "linter/helm/provenance.h"
#include "linter/yaml/document.h"

namespace linter::helm {

// What Helm accepts at most.
static constexpr std::size_t ReleaseNameLength = 53;
static constexpr std::size_t LabelLimit = 63;
// Eleven characters are added to the names of what they make.
static constexpr std::size_t OwnerLimit = 52;

static std::size_t LimitOf(std::string_view kind) {
  if (kind == "StatefulSet" || kind == "CronJob") {
    return OwnerLimit;
  }
  const bool label = kind == "Service" || kind == "Job" || kind == "Namespace";
  return label ? LabelLimit : SIZE_MAX;
}

class NameSearch {
 public:
  NameSearch(const Rendering& rendering, std::span<const ChartFile> files, ReleaseNames& into)
      : provenance_(rendering, files), into_(into) {}

  void Search(const Manifest& manifest, const std::set<std::string>& usual) {
    const SourceFile source{FileId{}, manifest.path, std::string(manifest.content.bytes())};
    const auto stream = yaml::Parse(source);
    for (const auto& document : stream.documents) {
      const auto root = document.root();
      if (root && !document.broken() && root->is_mapping()) {
        SearchObject(manifest, yaml::Slot(*root), usual);
      }
    }
  }

 private:
  void SearchObject(const Manifest& manifest, const yaml::Slot& object,
                    const std::set<std::string>& usual) {
    const auto kind = object["kind"].Text().value_or("");
    const auto name = object["metadata"]["name"];
    const auto text = name.Text().value_or("");
    Judge(manifest, name, LimitOf(kind), fmt::format("name of {}", kind));
    for (const auto& labels : {object["metadata"]["labels"], object["spec"]["selector"],
                               object["spec"]["selector"]["matchLabels"],
                               object["spec"]["template"]["metadata"]["labels"]}) {
      for (const auto& label : labels.Members()) {
        Judge(manifest, label.value, LabelLimit, fmt::format("label `{}`", label.key));
      }
    }
    // The names of these are what they are for.
    const bool cluster = kind == "CustomResourceDefinition" || kind == "Namespace";
    if (!text.empty() && !cluster && usual.contains(fmt::format("{} {}", kind, text))) {
      if (const auto place = provenance_.Find(manifest.content, Place(name.span()))) {
        into_.fixed_names.push_back({place->span, std::string(kind), std::string(text)});
      }
    }
  }

  void Judge(const Manifest& manifest, const yaml::Slot& slot, std::size_t limit,
             std::string title) {
    const auto text = slot.Text().value_or("");
    if (text.size() <= limit) {
      return;
    }
    const auto place = provenance_.Find(manifest.content, Place(slot.span()));
    const auto& known = into_.long_names;
    const bool fresh = place && std::none_of(known.begin(), known.end(), [&](const LongName& each) {
                         return each.span == place->span;
                       });
    if (fresh) {
      into_.long_names.push_back({place->span, std::move(title), text.size(), limit});
    }
  }

  Provenance provenance_;
  ReleaseNames& into_;
};

// `kind name` of all objects.
static std::set<std::string> NamesIn(const Rendering& rendering) {
  std::set<std::string> names;
  for (const auto& manifest : rendering.manifests) {
    const SourceFile source{FileId{}, manifest.path, std::string(manifest.content.bytes())};
    const auto stream = yaml::Parse(source);
    for (const auto& document : stream.documents) {
      const auto root = document.root();
      if (root && root->is_mapping()) {
        const yaml::Slot object(*root);
        names.insert(fmt::format("{} {}", object["kind"].Text().value_or(""),
                                 object["metadata"]["name"].Text().value_or("")));
      }
    }
  }
  return names;
}

ReleaseNames FindReleaseNames(std::span<const ChartFile> files, const RenderOptions& options,
                              const Rendering& rendering) {
  auto longest = options;
  longest.release_name = std::string(ReleaseNameLength, 'r');
  const auto names = NamesIn(rendering);
  const Rendering again = Render({files.begin(), files.end()}, longest);
  ReleaseNames found;
  NameSearch search(again, files, found);
  for (const auto& manifest : again.manifests) {
    search.Search(manifest, names);
  }
  return found;
}

}  // namespace linter::helm
