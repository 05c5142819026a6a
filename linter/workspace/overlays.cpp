#include "linter/workspace/overlays.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "linter/files/bytes.h"
#include "linter/files/kind.h"
#include "linter/files/repository.h"
#include "linter/text/line_index.h"
#include "linter/workspace/charts.h"
#include "linter/workspace/overlay_files.h"
#include "linter/workspace/overlay_users.h"

namespace linter::workspace {

static constexpr std::size_t MostBytes = std::size_t{1} << 20U;
// Kustomizations name files below them; deeper ones are few.
static constexpr int MostFoldersAbove = 4;

std::optional<std::string> Namesakes::FolderNaming(const std::string& absolute) {
  auto folder = files::FolderOf(absolute);
  for (int i = 0; i < MostFoldersAbove; ++i) {
    const auto relative = absolute.substr(folder.size() + (folder.ends_with('/') ? 0 : 1));
    if (TextOf(folder).find(relative) != std::string::npos) {
      return folder;
    }
    const auto above = files::FolderOf(folder);
    if (above == folder) {
      break;
    }
    folder = above;
  }
  return std::nullopt;
}

const std::string& Namesakes::TextOf(const std::string& folder) {
  const auto [known, added] = texts_.try_emplace(folder);
  if (added) {
    for (const std::string_view name :
         {"kustomization.yaml", "kustomization.yml", "Kustomization"}) {
      const auto text = files::ReadIfThere(files::Join(folder, std::string(name)), MostBytes);
      if (text && *text) {
        known->second += **text;
      }
    }
  }
  return known->second;
}

// What the kustomization of a folder was built to, to see what it is made of.
struct Trial {
  std::string folder;
  bool component = false;
  std::vector<kustomize::UsedFile> files;
  // Of the kustomizations that it builds on.
  std::vector<std::string> below;
  kustomize::Failures failures;
};

// The folders of the kustomizations that files of the run are, or that name them; where only these
// files are looked at, of all that use them, too: what a base does shows in its overlays.
static std::set<std::string> FoldersOf(const files::Discovery& discovery, const Request& request,
                                       config::ConfigTree& settings) {
  std::set<std::string> folders;
  std::set<std::string> touched;
  Namesakes namesakes;
  for (const auto& candidate : discovery.candidates) {
    if (candidate.origin == files::Origin::StandardInput || candidate.refusal ||
        BelongsToChart(candidate)) {
      continue;
    }
    touched.insert(candidate.absolute);
    const bool is_one =
        files::Classify(candidate.path, "", candidate.place) == files::FileKind::Kustomization;
    const auto naming = is_one ? files::FolderOf(candidate.absolute)
                               : namesakes.FolderNaming(candidate.absolute).value_or("");
    if (!naming.empty()) {
      folders.insert(naming);
    }
  }
  if (request.touched_only) {
    const auto excluded = [&](const std::string& absolute, EntryKind kind) {
      return settings.ForFolder(files::FolderOf(absolute)).Excludes(absolute, kind);
    };
    folders.merge(FoldersUsing(touched, {.folder = request.folder, .excluded = excluded}));
  }
  return folders;
}

static std::vector<Trial> TryAll(const std::set<std::string>& folders,
                                 const kustomize::FileProvider& provider) {
  std::vector<Trial> trials;
  for (const auto& folder : folders) {
    auto overlay = kustomize::Build(folder, provider);
    Trial trial;
    trial.folder = folder;
    trial.files = std::move(overlay.files);
    trial.failures = kustomize::CertainOf(overlay.failures);
    for (std::size_t i = 0; i < overlay.participants.size(); ++i) {
      const auto& participant = overlay.participants[i];
      if (i == 0) {
        trial.component = participant.root->TextOf("kind") == "Component";
      } else {
        trial.below.push_back(participant.folder);
      }
    }
    trials.push_back(std::move(trial));
  }
  return trials;
}

// Those that no other one builds on, or that settings name; of a circle all.
static std::vector<const Trial*> Roots(const std::vector<Trial>& trials,
                                       const std::vector<std::string>& named) {
  std::set<std::string> below;
  for (const auto& trial : trials) {
    below.insert(trial.below.begin(), trial.below.end());
  }
  for (const auto& folder : named) {
    below.erase(folder);
  }
  std::vector<const Trial*> roots;
  std::set<std::string> covered;
  for (const auto& trial : trials) {
    if (!trial.component && !below.contains(trial.folder)) {
      roots.push_back(&trial);
      covered.insert(trial.folder);
      covered.insert(trial.below.begin(), trial.below.end());
    }
  }
  for (const auto& trial : trials) {
    if (!trial.component && !covered.contains(trial.folder)) {
      roots.push_back(&trial);
    }
  }
  return roots;
}

static void Complain(const kustomize::Failure& failure, const Request& request,
                     const Sources& sources) {
  const auto index = static_cast<std::size_t>(failure.span.file);
  if (index >= sources.files.size()) {
    request.complain(failure.message);
    return;
  }
  const auto& file = sources.files[index];
  const auto at = LineIndex(file.text).At(failure.span.begin, ColumnUnit::CodePoint);
  request.complain(fmt::format("{}:{}:{}: {}", file.path, at.line, at.column, failure.message));
}

// What cannot be had without a network, or without running something, is no fault of the files.
static bool IsFault(kustomize::FailureKind kind) {
  return kustomize::IsRefusal(kind) && kind != kustomize::FailureKind::Remote &&
         kind != kustomize::FailureKind::Plugin;
}

static void Report(const std::vector<const Trial*>& roots, const Request& request,
                   const Sources& sources, Overlays& overlays) {
  std::set<std::string> told;
  for (const auto* root : roots) {
    for (const auto& failure : root->failures) {
      const auto key = fmt::format("{}:{}:{}", static_cast<std::uint32_t>(failure.span.file),
                                   failure.span.begin, failure.message);
      if (kustomize::IsRefusal(failure.kind) && told.insert(key).second) {
        Complain(failure, request, sources);
        overlays.complete = overlays.complete && !IsFault(failure.kind);
      }
    }
  }
}

// The set finds its files among those that were read, and only there.
static void UseKnownFiles(engine::OverlaySet& set) {
  auto& known = set.files;
  set.provider.read = [&known](const std::string& path) {
    const auto found = known.find(path);
    return found == known.end() ? nullptr : found->second;
  };
  set.provider.is_folder = [&known](const std::string& path) {
    const auto below = path.ends_with('/') ? path : path + "/";
    const auto next = known.lower_bound(below);
    return next != known.end() && next->first.starts_with(below);
  };
  set.provider.chart = [&known](const std::string& folder) {
    std::vector<helm::ChartFile> files;
    const auto below = folder + "/";
    if (!known.contains(below + "Chart.yaml")) {
      return files;
    }
    for (auto next = known.lower_bound(below);
         next != known.end() && next->first.starts_with(below); ++next) {
      files.push_back({next->first.substr(below.size()), next->second});
    }
    return files;
  };
}

// Manifests that no kustomization of the run reads, by the kustomization beside which they stand.
static void FindUnlisted(const std::vector<Trial>& trials, const Sources& sources,
                         Overlays& overlays) {
  std::map<std::string, const SourceFile*> kustomizations;
  std::set<FileId> used;
  for (const auto& trial : trials) {
    for (const auto& file : trial.files) {
      used.insert(file.source->id);
      if (file.use == kustomize::Use::Kustomization) {
        kustomizations[files::FolderOf(file.path)] = file.source;
      }
    }
  }
  std::vector<kustomize::FoundManifest> unread;
  for (std::size_t i = 0; i < sources.plain; ++i) {
    if (!used.contains(sources.files[i].id) && sources.kinds[i] == files::FileKind::Manifest) {
      unread.push_back({sources.absolute[i], &sources.files[i]});
    }
  }
  for (auto& [folder, manifests] : kustomize::FindUnlisted(kustomizations, unread)) {
    overlays.set->unlisted[kustomizations.at(folder)->id] = std::move(manifests);
  }
}

Overlays LoadOverlays(const files::Discovery& discovery, const Request& request,
                      config::ConfigTree& settings, Environments& environments, Sources& sources) {
  Overlays overlays;
  OverlayFiles files(sources, request);
  kustomize::StreamCache streams;
  auto provider = files.Provider();
  provider.streams = &streams;
  const auto trials = TryAll(FoldersOf(discovery, request, settings), provider);
  auto roots = Roots(trials, environments.NamedOverlays());
  auto& set = *overlays.set;
  for (const auto& trial : trials) {
    for (const auto& file : trial.files) {
      if (file.use != kustomize::Use::Resource) {
        overlays.taken.insert(file.source->id);
      }
    }
  }
  for (const auto* root : roots) {
    for (const auto& file : root->files) {
      overlays.taken.insert(file.source->id);
    }
  }
  std::erase_if(roots, [&](const Trial* root) {
    return !environments.Include(environments.OfOverlay(root->folder), request.environment);
  });
  for (const auto* root : roots) {
    set.overlays.push_back({files::ShownPath(root->folder, files::WorkingFolder()), root->folder,
                            environments.OfOverlay(root->folder)});
    for (const auto& file : root->files) {
      set.files[file.path] = file.source;
      const bool yaml = file.use != kustomize::Use::Data && file.use != kustomize::Use::Chart;
      auto& config = settings.ForFile(file.path);
      if (yaml && !config.Excludes(file.path, EntryKind::File)) {
        set.rules[file.source->id] = &config.RulesFor(file.path);
      }
    }
  }
  for (const auto& [id, rules] : set.rules) {
    sources.rendered += static_cast<std::size_t>(id) >= sources.plain ? 1 : 0;
  }
  UseKnownFiles(set);
  FindUnlisted(trials, sources, overlays);
  Report(roots, request, sources, overlays);
  return overlays;
}

}  // namespace linter::workspace
