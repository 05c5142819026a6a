#include "linter/files/discover.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "linter/files/ignore_stack.h"
#include "linter/files/repository.h"

namespace linter::files {

namespace fs = std::filesystem;

enum class EntryType : std::uint8_t { File, Folder, Link, Special };

struct DirectoryEntry {
  std::string name;
  EntryType type = EntryType::Special;
};

struct Listing {
  // Sorted by name.
  std::vector<DirectoryEntry> entries;
  // Empty where all went well.
  std::string refusal;

  bool Has(std::string_view name) const;
};

// A folder as the user would write it and as it is.
struct Folder {
  // Empty for the working folder.
  std::string path;
  std::string absolute;
};

class Walk {
 public:
  explicit Walk(const Request& request) : request_(request), working_folder_(WorkingFolder()) {}

  Discovery Run();

 private:
  void AddNamed(const std::string& written);
  void AddStandardInput();
  void AddTree(const Folder& root);
  void WalkFolder(const Folder& folder, const std::optional<std::string>& chart,
                  IgnoreStack& ignores);
  void WalkEntry(const DirectoryEntry& entry, const Folder& folder,
                 const std::optional<std::string>& chart, IgnoreStack& ignores);
  void FollowLinks(const std::string& root);
  void FollowLink(const Folder& link, const std::string& root);
  bool IsWanted(const std::string& name) const;
  bool LeftOut(const std::string& absolute, EntryKind kind, const IgnoreStack& ignores);
  void Add(Candidate candidate);
  std::optional<std::string> ChartAt(const std::string& folder);

  const Request& request_;
  std::string working_folder_;
  Discovery discovery_;
  // Index of each candidate by its absolute path.
  std::unordered_map<std::string, std::size_t> seen_;
  std::unordered_set<std::string> walked_;
  // Where links stand, to be followed when everything that is no link is known, so that a file is
  // called by its own name.
  std::vector<Folder> links_;
};

Discovery Discover(const Request& request) {
  return Walk(request).Run();
}

Discovery Walk::Run() {
  for (const auto& path : request_.paths) {
    if (path == "-") {
      AddStandardInput();
    } else {
      AddNamed(path);
    }
  }
  return std::move(discovery_);
}

static Place PlaceIn(const std::optional<std::string>& chart, const std::string& absolute) {
  return chart.has_value() ? Place{chart, absolute.substr(chart->size() + 1)} : Place{};
}

void Walk::AddStandardInput() {
  Candidate candidate;
  candidate.path = ShownPath(request_.stdin_name, working_folder_);
  candidate.absolute = Absolute(request_.stdin_name);
  candidate.origin = Origin::StandardInput;
  candidate.place = PlaceIn(ChartAt(FolderOf(candidate.absolute)), candidate.absolute);
  Add(std::move(candidate));
}

void Walk::AddNamed(const std::string& written) {
  std::error_code error;
  const auto status = fs::status(written, error);
  if (!fs::exists(status)) {
    const auto reason = error ? error.message() : "No such file or directory";
    discovery_.errors.push_back({fmt::format("`{}`: {}", written, reason)});
    return;
  }
  const auto absolute = Absolute(written);
  if (fs::is_directory(status)) {
    AddTree({ShownPath(written, working_folder_), absolute});
    return;
  }
  if (request_.named_files == NamedFiles::UnlessExcluded && request_.excluded &&
      request_.excluded(absolute, EntryKind::File)) {
    ++discovery_.tally.excluded;
    return;
  }
  Add({ShownPath(written, working_folder_), absolute, Origin::Named,
       PlaceIn(ChartAt(FolderOf(absolute)), absolute)});
}

// Compares as a walk meets them: name by name.
static bool ComesBefore(const Candidate& left, const Candidate& right) {
  const auto rank = [](char byte) {
    return byte == '/' ? 0 : static_cast<int>(static_cast<unsigned char>(byte));
  };
  return std::lexicographical_compare(
      left.path.begin(), left.path.end(), right.path.begin(), right.path.end(),
      [&](char first, char second) { return rank(first) < rank(second); });
}

void Walk::AddTree(const Folder& root) {
  const auto begin = static_cast<std::ptrdiff_t>(discovery_.candidates.size());
  IgnoreStack ignores(root.absolute);
  WalkFolder(root, ChartAt(FolderOf(root.absolute)), ignores);
  FollowLinks(root.absolute);
  std::sort(discovery_.candidates.begin() + begin, discovery_.candidates.end(), ComesBefore);
  for (auto i = static_cast<std::size_t>(begin); i < discovery_.candidates.size(); ++i) {
    seen_[discovery_.candidates[i].absolute] = i;
  }
}

static Listing List(const std::string& folder) {
  Listing listing;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    // What `readdir` said of the type is kept, so that nothing here asks the system again.
    std::error_code unknown;
    auto type = EntryType::Special;
    if (entry->is_symlink(unknown)) {
      type = EntryType::Link;
    } else if (entry->is_directory(unknown)) {
      type = EntryType::Folder;
    } else if (entry->is_regular_file(unknown)) {
      type = EntryType::File;
    }
    listing.entries.push_back({entry->path().filename().string(), type});
  }
  if (error) {
    listing.refusal = error.message();
  }
  std::sort(listing.entries.begin(), listing.entries.end(),
            [](const auto& left, const auto& right) { return left.name < right.name; });
  return listing;
}

bool Listing::Has(std::string_view name) const {
  const auto place = std::lower_bound(
      entries.begin(), entries.end(), name,
      [](const auto& entry, std::string_view wanted) { return entry.name < wanted; });
  return place != entries.end() && place->name == name;
}

void Walk::WalkFolder(const Folder& folder, const std::optional<std::string>& chart,
                      IgnoreStack& ignores) {
  if (!walked_.insert(folder.absolute).second) {
    return;
  }
  ++discovery_.tally.folders;
  const auto listing = List(folder.absolute);
  if (!listing.refusal.empty()) {
    Add({folder.path.empty() ? "." : folder.path,
         folder.absolute,
         Origin::Walked,
         {},
         listing.refusal});
  }
  if (request_.git_ignore == GitIgnore::Heeded) {
    ignores.Enter(folder.absolute, {listing.Has(".git"), listing.Has(".gitignore")});
  }
  const auto own_chart =
      listing.Has("Chart.yaml") ? std::optional<std::string>(folder.absolute) : chart;
  for (const auto& entry : listing.entries) {
    WalkEntry(entry, folder, own_chart, ignores);
  }
  if (request_.git_ignore == GitIgnore::Heeded) {
    ignores.Leave();
  }
}

void Walk::WalkEntry(const DirectoryEntry& entry, const Folder& folder,
                     const std::optional<std::string>& chart, IgnoreStack& ignores) {
  if (entry.name == ".git" || entry.name == "node_modules") {
    return;
  }
  const bool is_folder = entry.type == EntryType::Folder;
  if (entry.type == EntryType::Special ||
      (entry.type == EntryType::File && !IsWanted(entry.name))) {
    ++discovery_.tally.other_names;
    return;
  }
  auto absolute = Join(folder.absolute, entry.name);
  if (LeftOut(absolute, is_folder ? EntryKind::Folder : EntryKind::File, ignores)) {
    return;
  }
  auto path = Join(folder.path, entry.name);
  if (is_folder) {
    WalkFolder({std::move(path), std::move(absolute)}, chart, ignores);
  } else if (entry.type == EntryType::Link) {
    links_.push_back({std::move(path), std::move(absolute)});
  } else {
    auto place = PlaceIn(chart, absolute);
    Add({std::move(path), std::move(absolute), Origin::Walked, std::move(place)});
  }
}

bool Walk::IsWanted(const std::string& name) const {
  return request_.names == WalkedNames::All || HasManifestName(name) || HasDockerfileName(name);
}

bool Walk::LeftOut(const std::string& absolute, EntryKind kind, const IgnoreStack& ignores) {
  if (request_.git_ignore == GitIgnore::Heeded && ignores.Ignores(absolute, kind)) {
    ++discovery_.tally.ignored;
    return true;
  }
  if (request_.excluded && request_.excluded(absolute, kind)) {
    ++discovery_.tally.excluded;
    return true;
  }
  return false;
}

// A link to a folder may show further links.
void Walk::FollowLinks(const std::string& root) {
  for (std::size_t i = 0; i < links_.size(); ++i) {
    const auto link = links_[i];
    FollowLink(link, root);
  }
  links_.clear();
}

void Walk::FollowLink(const Folder& link, const std::string& root) {
  std::error_code error;
  const auto target = fs::canonical(link.absolute, error).generic_string();
  if (error || !IsBelow(target, root)) {
    ++discovery_.tally.links;
    return;
  }
  const auto status = fs::status(target, error);
  if (fs::is_directory(status)) {
    IgnoreStack ignores(target);
    WalkFolder({link.path, target}, ChartAt(FolderOf(target)), ignores);
  } else if (fs::is_regular_file(status) && IsWanted(link.path)) {
    Add({link.path, target, Origin::Walked, PlaceIn(ChartAt(FolderOf(target)), target)});
  }
}

// A file that is named and walked counts as named.
void Walk::Add(Candidate candidate) {
  const auto [place, is_new] = seen_.try_emplace(candidate.absolute, discovery_.candidates.size());
  if (is_new) {
    discovery_.candidates.push_back(std::move(candidate));
  } else if (candidate.origin == Origin::Named) {
    discovery_.candidates[place->second].origin = Origin::Named;
  }
}

std::optional<std::string> Walk::ChartAt(const std::string& folder) {
  for (auto at = folder; at.size() > 1; at = FolderOf(at)) {
    std::error_code error;
    if (fs::is_regular_file(at + "/Chart.yaml", error)) {
      return at;
    }
  }
  return std::nullopt;
}

}  // namespace linter::files
