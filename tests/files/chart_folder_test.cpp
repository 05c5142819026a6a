#include "linter/files/chart_folder.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <filesystem>

#include "linter/files/repository.h"
#include "tests/files/sandbox.h"

namespace linter::files {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

class ChartFolders : public Sandbox {
 protected:
  static std::vector<std::string> Paths(const ChartFolder& chart) {
    std::vector<std::string> paths;
    for (const auto& entry : chart.entries) {
      paths.push_back(entry.path);
    }
    return paths;
  }
  static std::vector<std::string> Problems(const ChartFolder& chart) {
    std::vector<std::string> problems;
    for (const auto& problem : chart.problems) {
      problems.push_back(problem.path + ": " + problem.message);
    }
    return problems;
  }
};

TEST_F(ChartFolders, AreReadSortedWithEveryFile) {
  Write("web/values.yaml", "a: 1\n");
  Write("web/Chart.yaml", "name: web\n");
  Write("web/templates/x.yaml", "x");
  Write("web/templates-of-old", "y");
  Write("web/.helmignore", "");
  Write("web/.git/config", "no");
  Write("web/charts/sub/.git/config", "no");
  Write("web/charts/sub/Chart.yaml", "name: sub\n");
  const auto chart = ReadChartFolder(Path("web/"));
  ASSERT_TRUE(chart.has_value());
  EXPECT_THAT(Paths(*chart), ElementsAre(".helmignore", "Chart.yaml", "charts/sub/Chart.yaml",
                                         "templates-of-old", "templates/x.yaml", "values.yaml"));
  EXPECT_THAT(chart->problems, IsEmpty());
  EXPECT_EQ(chart->entries.back().text, "a: 1\n");
  EXPECT_EQ(chart->entries.back().display, ShownPath(Path("web/values.yaml"), WorkingFolder()));
  EXPECT_EQ(chart->absolute, Path("web"));
}

TEST_F(ChartFolders, OfTheWorkingFolderAreShownWithoutIt) {
  Write("Chart.yaml");
  const auto before = fs::current_path();
  fs::current_path(root_);
  const auto chart = ReadChartFolder(".");
  fs::current_path(before);
  ASSERT_TRUE(chart.has_value());
  EXPECT_EQ(chart->entries[0].display, "Chart.yaml");
}

TEST_F(ChartFolders, ThatAreNoneAreErrors) {
  Write("file");
  EXPECT_THAT(ReadChartFolder(Path("absent")).error().message,
              EndsWith("absent: No such file or directory"));
  EXPECT_THAT(ReadChartFolder(Path("file")).error().message, EndsWith("file: Not a directory"));
}

TEST_F(ChartFolders, LinksAreFollowedInsideOnly) {
  Write("web/files/a.txt", "a");
  Write("web/z/b.txt", "b");
  Write("secret/key", "no");
  fs::create_directory_symlink("../z", root_ / "web/files/inside");
  fs::create_symlink("files/a.txt", root_ / "web/also-a");
  fs::create_directory_symlink("../secret", root_ / "web/outside");
  fs::create_symlink(Path("secret/key"), root_ / "web/key");
  fs::create_symlink("nowhere", root_ / "web/broken");
  fs::create_directory_symlink("..", root_ / "web/files/circle");
  fs::create_symlink("self", root_ / "web/self");
  const auto chart = ReadChartFolder(Path("web"));
  ASSERT_TRUE(chart.has_value());
  EXPECT_THAT(Paths(*chart), ElementsAre("also-a", "files/a.txt", "files/inside/b.txt", "z/b.txt"));
  EXPECT_THAT(
      Problems(*chart),
      ElementsAre("broken: the symbolic link leads nowhere: No such file or directory",
                  "files/circle: the symbolic link leads in a circle",
                  "key: the symbolic link leads out of the chart's folder",
                  "outside: the symbolic link leads out of the chart's folder",
                  "self: the symbolic link leads nowhere: Too many levels of symbolic links"));
}

TEST_F(ChartFolders, MayThemselvesBeLinks) {
  Write("web/Chart.yaml", "x");
  fs::create_directory_symlink("web", root_ / "link");
  const auto chart = ReadChartFolder(Path("link"));
  ASSERT_TRUE(chart.has_value());
  EXPECT_THAT(Paths(*chart), ElementsAre("Chart.yaml"));
  EXPECT_THAT(chart->entries[0].display, EndsWith("link/Chart.yaml"));
}

TEST_F(ChartFolders, WhatIsLeftOutIsNotRead) {
  Write("a/b.txt");
  Write("c.txt");
  Write("d.txt");
  std::vector<std::string> asked;
  const ChartFilter left_out = [&](const std::string& path, EntryKind kind) {
    asked.push_back(path + (kind == EntryKind::Folder ? "/" : ""));
    return path != "d.txt";
  };
  const auto chart = ReadChartFolder(root_.string(), {.left_out = left_out});
  ASSERT_TRUE(chart.has_value());
  EXPECT_THAT(Paths(*chart), ElementsAre("d.txt"));
  EXPECT_THAT(asked, ElementsAre("a/", "c.txt", "d.txt"));
}

TEST_F(ChartFolders, WhatGitIgnoresIsNotRead) {
  Write(".git/HEAD");
  Write(".gitignore", "*.local.yaml\nweb/secret/\ncharts/\n");
  Write("web/.gitignore", "out\n!kept.local.yaml\n");
  Write("web/Chart.yaml");
  Write("web/a.local.yaml");
  Write("web/kept.local.yaml");
  Write("web/secret/key");
  Write("web/templates/out/x.yaml");
  Write("web/charts/got/Chart.yaml");
  Write("web/charts/got-1.0.0.tgz");
  const auto chart = ReadChartFolder(Path("web"), {.git_ignore = GitIgnore::Heeded});
  ASSERT_TRUE(chart.has_value());
  EXPECT_THAT(Paths(*chart), ElementsAre(".gitignore", "Chart.yaml", "charts/got-1.0.0.tgz",
                                         "charts/got/Chart.yaml", "kept.local.yaml"));
  std::vector<bool> fetched;
  for (const auto& entry : chart->entries) {
    fetched.push_back(entry.fetched);
  }
  EXPECT_THAT(fetched, ElementsAre(false, false, true, true, false));
  EXPECT_EQ(ReadChartFolder(Path("web"))->entries.size(), 8U);
}

// The ignore files of a link's target are those of its own folders.
TEST_F(ChartFolders, GitIgnoresBehindLinks) {
  Write(".git/HEAD");
  Write("web/.gitignore", "/a\n/some/where/far/x\n");
  Write("web/some/.gitignore", "b\n");
  Write("web/some/where/far/x");
  Write("web/some/where/far/a");
  Write("web/some/where/far/b");
  fs::create_directory_symlink("some/where/far", root_ / "web/l");
  fs::create_directory_symlink("l", root_ / "web/some/m");
  const auto chart = ReadChartFolder(Path("web"), {.git_ignore = GitIgnore::Heeded});
  ASSERT_TRUE(chart.has_value());
  EXPECT_THAT(Paths(*chart),
              ElementsAre(".gitignore", "l/a", "some/.gitignore", "some/where/far/a"));
}

TEST_F(ChartFolders, LargeAndOddFilesAreProblems) {
  Write("large", std::string((1U << 20U) + 1, 'x'));
  Write("small", "x");
  ASSERT_EQ(mkfifo(Path("pipe").c_str(), 0600), 0);
  const auto chart = ReadChartFolder(root_.string(), {.bounds = {.file_bytes = 1U << 20U}});
  ASSERT_TRUE(chart.has_value());
  EXPECT_THAT(Paths(*chart), ElementsAre("small"));
  EXPECT_THAT(Problems(*chart), ElementsAre("large: larger than 1 MiB",
                                            "pipe: is no file: a device, a pipe or a socket"));
}

TEST_F(ChartFolders, BoundsOfTheWholeNameTheFile) {
  Write("a", std::string(700'000, 'x'));
  Write("b", std::string(700'000, 'x'));
  const auto bytes = ReadChartFolder(root_.string(), {.bounds = {.all_bytes = 1U << 20U}});
  ASSERT_FALSE(bytes.has_value());
  EXPECT_THAT(bytes.error().message, EndsWith("b: the chart is larger than 1 MiB"));
  const auto count = ReadChartFolder(root_.string(), {.bounds = {.entries = 1}});
  ASSERT_FALSE(count.has_value());
  EXPECT_THAT(count.error().message, HasSubstr("the chart has more than 1 files and folders"));
}

// Each folder shows the next twice: the number of ways doubles with each of them.
TEST_F(ChartFolders, LinksThatMultiplyAreBounded) {
  for (int i = 0; i < 40; ++i) {
    const auto folder = "f" + std::to_string(i);
    fs::create_directories(root_ / folder);
    fs::create_directory_symlink("../f" + std::to_string(i + 1), root_ / folder / "l");
    fs::create_directory_symlink("../f" + std::to_string(i + 1), root_ / folder / "r");
  }
  fs::create_directories(root_ / "f40");
  const auto chart = ReadChartFolder(root_.string(), {.bounds = {.entries = 5'000}});
  ASSERT_FALSE(chart.has_value());
  EXPECT_THAT(chart.error().message, HasSubstr("more than 5000 files and folders"));
}

}  // namespace linter::files
